/** Made-up people. Record numbers and addresses are made from their place in the list; every address is at an example domain. */
// biome-ignore format: one name a line would be sixty lines
export const RIVERSIDE_PATIENTS = [
  "Karin Lindqvist", "Michael Okafor", "Jeanne Petit", "Tomás Herrera", "Aisha Rahman", "Wei Zhang", "Siobhán Kelly", "Mateo Rossi",
  "Priya Nair", "Dmitri Volkov", "Chloe Bennett", "Yuki Tanaka", "Omar Farouk", "Lena Hoffmann", "Kwame Mensah", "Sofia Almeida",
  "Noah Goldberg", "Fatima Zahra", "Hugo Lefèvre", "Anika Sharma", "Jin-woo Park", "Grace Mbeki", "Lucas Moreau", "Zofia Nowak",
  "Ethan Walker", "Leila Haddad", "Björn Eriksson", "Camila Torres", "Ravi Iyer", "Niamh Doyle", "Andrés Castillo", "Mei-Ling Chen",
  "Oluwaseun Adeyemi", "Clara Schmidt", "Ibrahim Diallo", "Hannah Novák", "Diego Fernández", "Ananya Gupta", "Jonas Weber", "Thandiwe Dube",
  "Pierre Dubois", "Sakura Ito", "Samuel Tetteh", "Elif Yılmaz", "Finn O’Brien", "Marta Kowalska", "Nadia Petrova", "Caleb Johnson",
  "Ingrid Haugen", "Arjun Mehta", "Beatriz Santos", "Malik Robinson", "Hye-jin Kim", "Viktor Horváth", "Rosa Jiménez", "Tariq Aziz",
  "Emma Larsen", "Giulia Conti", "Daniel Osei-Bonsu", "Alma Virtanen",
] as const;

// biome-ignore format: as above
export const HARBOUR_PATIENTS = [
  "Rowan Pritchard", "Isla Campbell", "Amir Khoury", "Bronwen Davies", "Kofi Asante", "Maja Lindberg", "Sean Gallagher", "Zara Malik",
] as const;

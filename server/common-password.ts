/**
 * What most-used passwords are made of (leading entries of the published breach lists, lower case, without digits at their end). At
 * 15 characters a common password is nearly always some of these one after the other, with digits.
 */
const COMMON_PARTS = [
  ..."password passwort passw0rd contrasena motdepasse qwerty qwertz azerty asdfgh zxcvbn welcome willkommen bienvenue letmein admin administrator".split(
    " ",
  ),
  ..."login master monkey dragon sunshine princess football baseball superman batman shadow michael jordan charlie iloveyou loveyou love ilove".split(
    " ",
  ),
  ..."trustno starwars whatever hello secret changeme default guest user test temp summer winter spring autumn january december monday friday".split(
    " ",
  ),
  ..."clinic doctor nurse patient hospital health medical dermatology skin isotretinoin accutane roaccutane isomood the my is a i you and this your".split(
    " ",
  ),
].sort((a, b) => b.length - a.length);

/** Long passwords that are known by heart and therefore in every list. */
const KNOWN = new Set([
  "correcthorsebatterystaple",
  "thequickbrownfox",
  "thequickbrownfoxjumpsoverthelazydog",
  "tobeornottobe",
  "maytheforcebewithyou",
  "loremipsumdolorsitamet",
]);

const SEQUENCES = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];

const LEET: Readonly<Record<string, string>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" };

/**
 * True for a password that guessing tries early however long it is: few different characters, one piece repeated, runs of the
 * keyboard or alphabet, common words strung together, or mostly what anybody knows of its owner (`personal`: name, address, clinic).
 */
export function isCommonPassword(password: string, personal: readonly string[] = []): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < 6 || /^(.{1,8}?)\1+.{0,3}$/su.test(plain)) return true;
  const own = personal.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length >= 3);
  const readings = [plain, plain.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign)].map((text) => text.replace(/[^\p{L}\p{N}]/gu, ""));
  return readings.some((text) => KNOWN.has(text) || leftOver(text, own) < 6);
}

/** How many characters remain once common parts, the owner's own words, runs and digits are taken out. */
function leftOver(text: string, own: readonly string[]): number {
  let rest = withoutRuns(text);
  for (const part of [...own, ...COMMON_PARTS.filter((common) => common.length > 3)]) rest = rest.replaceAll(part, " ");
  const words = rest.split(" ").filter((word) => !COMMON_PARTS.includes(word.replace(/\d/g, "")));
  return words.join("").replace(/\d/g, "").length;
}

/** Takes out pieces of four or more characters that follow the alphabet, the digits or a keyboard, in either direction. */
function withoutRuns(text: string): string {
  const lines = SEQUENCES.flatMap((line) => [line, [...line].reverse().join("")]);
  let kept = "";
  for (let at = 0; at < text.length; ) {
    let length = 0;
    for (let tried = 4; at + tried <= text.length && lines.some((line) => line.includes(text.slice(at, at + tried))); tried += 1)
      length = tried;
    kept += length > 0 ? " " : (text[at] ?? "");
    at += Math.max(length, 1);
  }
  return kept;
}

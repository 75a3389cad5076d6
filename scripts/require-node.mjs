/** Stops with a sentence, not a syntax error, under a Node.js that is too old: 20.19 is the first with what the packages need. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`\n  Isomood needs Node.js 20.19 or later; this is ${process.versions.node}. See https://nodejs.org\n`);
  process.exit(1);
}

/** "SoL 20:2" and "OSL 25:13 a" as they are said: "20 kap. 2 § SoL", "25 kap. 13 a § OSL". Anything else stays. */
export function provision(code: string): string {
  const [, act, chapter, section] = /^(\S+) (\d+):(\d+(?: [a-z])?)$/.exec(code) ?? [];
  return act ? `${chapter} kap. ${section} § ${act}` : code;
}

/** The same inside a sentence: "Grund: OSL 25:13 a." */
export function provisionsIn(text: string): string {
  return text.replaceAll(/\p{Lu}\p{L}*\p{Lu} \d+:\d+(?: [a-h](?!\p{L}))?/gu, provision);
}

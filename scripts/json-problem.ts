/** What a person’s editor or input method puts for the signs of JSON. */
const LOOK_ALIKES: readonly [RegExp, string][] = [
  [/[“”„‟«»＂「」『』]/, 'typographic quotes (“ ”); JSON takes straight ones (")'],
  [/[‘’‚‛＇]|(?<![\w])'|'(?![\w])/, 'single quotes; JSON takes double ones (")'],
  [/[：，｛｝［］]/, 'full-width signs (： ， ｛ ｝); JSON takes half-width ones (: , { })'],
  [/[\u00a0\u2000-\u200f\u2028\u2029\u202f\u3000\ufeff]/, 'blanks that JSON does not know; type them anew'],
]

/** Why a text is no JSON, where the reason is one that nobody sees at once; null otherwise. */
export function jsonProblem(text: string): string | null {
  if (isJson(text)) return null
  const found = LOOK_ALIKES.find(([sign]) => sign.test(outsideOfTexts(text)))
  return found ? `The input is not JSON: it has ${found[1]}` : null
}

/** What stands in proper quotes may hold any sign. */
function outsideOfTexts(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, '')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

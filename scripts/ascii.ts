/**
 * The same program in ASCII alone. Node keeps a file that is ASCII in half the memory and reads and compiles it faster;
 * esbuild escapes what stands in strings, but leaves comments and regular expressions as they are, and a single Chinese
 * comma in one of those costs a cold start of `api` 13 ms (decision 0057).
 */
export function inAscii(program: string): string {
  return program.replace(/(\\*)([^\0-\x7F])/g, (_all, slashes: string, character: string) => {
    // In a regular expression `\，` means the same as `，`; in front of an escape the backslash would escape it.
    const kept = slashes.length % 2 === 0 ? slashes : slashes.slice(1)
    return `${kept}\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** What the QR code says: the version of the format, then the member code. */
export function codeText(memberCode: string): string {
  return `CL1.${memberCode}`
}

/** In groups that a person can read aloud: 'ABCDE FGHJ KMNPQ'. */
export function groupedCode(memberCode: string): string {
  return [memberCode.slice(0, 5), memberCode.slice(5, 9), memberCode.slice(9)].filter(Boolean).join(' ')
}

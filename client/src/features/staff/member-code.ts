const PREFIX = 'CL1.'
const CODE = /^[0-9A-HJKMNP-TV-Z]{14}$/

/** The member code in what a camera read or a clerk typed; null when it is some other code. */
export function readMemberCode(text: string): string | null {
  const bare = text.replace(/[\s-]/g, '').toUpperCase()
  const code = bare.startsWith(PREFIX) ? bare.slice(PREFIX.length) : bare
  // These letters are never in a code, because people read them as figures.
  const spelled = code.replace(/O/g, '0').replace(/[IL]/g, '1')
  return CODE.test(spelled) ? spelled : null
}

import { type Finding, readGoldens } from './golden'
import { goldenKinds } from './registry'

export interface CheckedGolden {
  id: string
  /** Null where no kind knows the file. */
  findings: Finding[] | null
  leftOut: string[]
  ms: number
}

/** Checks every file in the `golden` folder beneath. A file that cannot even be read counts as broken. */
export function checkGoldens(folder: string): CheckedGolden[] {
  return readGoldens(folder).map((golden) => {
    const startedAt = performance.now()
    const kind = goldenKinds.find(({ prefix }) => golden.id.startsWith(prefix))
    const findings = kind ? attempt(() => kind.check(golden, folder)) : null
    return { id: golden.id, findings, leftOut: kind?.leftOut ?? [], ms: Math.round(performance.now() - startedAt) }
  })
}

export function describeGoldens(checked: readonly CheckedGolden[]): string {
  const lines = checked.flatMap(({ id, findings, leftOut, ms }) => {
    if (!findings) return [`   -  ${id}: not checked by this command`]
    const broken = findings.filter(({ isKept }) => !isKept)
    const without = leftOut.length > 0 ? `; without ${leftOut.join(', ')}` : ''
    const head = `${broken.length === 0 ? '  ok' : 'FAIL'}  ${id}: ${findings.length - broken.length} of ${findings.length} agree (${ms} ms)${without}`
    return [head, ...broken.map(({ what, detail }) => `        ${what}: ${detail}`)]
  })
  return lines.join('\n')
}

export const areKept = (checked: readonly CheckedGolden[]) =>
  checked.every(({ findings }) => findings === null || findings.every(({ isKept }) => isKept)) &&
  checked.some(({ findings }) => findings !== null)

function attempt(check: () => Finding[]): Finding[] {
  try {
    return check()
  } catch (error) {
    return [{ what: 'can be checked', isKept: false, detail: error instanceof Error ? error.message : String(error) }]
  }
}

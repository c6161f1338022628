import { copyProblems } from '#shared/kernel/copy-law'
import { DomainError } from './domain-error'

/**
 * For what operators write and members will read. The refusal names the words that were found, and why.
 * @throws DomainError COPY_NOT_LAWFUL
 */
export function requireLawful(...texts: readonly string[]): void {
  const [problem] = copyProblems(texts.join('\n'))
  if (problem) throw new DomainError('COPY_NOT_LAWFUL', { found: problem.found, why: problem.why })
}

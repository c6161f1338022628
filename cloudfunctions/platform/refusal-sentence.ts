import type { DomainError } from './domain-error'

/** What an operator reads of a refusal that is written down for later. The sentences load when the first is needed. */
export async function refusalSentence({ code, details = {} }: DomainError): Promise<string> {
  const { operatorErrorText } = await import('#shared/operator-error-text')
  return operatorErrorText({ code, details }).text
}

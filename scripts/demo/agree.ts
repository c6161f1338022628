import type { Act } from './actor'

/**
 * As an operator changes a rule: proposed by one, approved by another, then in force. Once the shop has an owner, the
 * console cannot approve any more: `approver` is somebody signed in.
 */
export async function agreeTo(ops: Act, setting: string, value: object, note: string, approver = ops): Promise<void> {
  const by = '王运营'
  const { proposalId } = (await ops('settings.propose', { setting, value, by, note })).proposal
  await approver('settings.approve', { proposalId, by: '陈店长' })
  await ops('settings.apply', { proposalId, by })
}

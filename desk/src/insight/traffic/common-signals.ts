import type { ActionOutput } from '../../api/request'

export type HeldMember = ActionOutput<'traffic.getCase'>['members'][number]
export type HeldSignal = HeldMember['signals'][number]

/** What all of the members have alike: a crowd is held for the same few things, which are then said once. */
export function commonSignals(members: readonly HeldMember[]): HeldSignal[] {
  const [first, ...others] = members
  if (!first) return []
  return first.signals.filter((signal) => others.every(({ signals }) => signals.some((each) => same(each, signal))))
}

/** What one of them has besides. */
export const ownSignals = ({ signals }: HeldMember, common: readonly HeldSignal[]): HeldSignal[] =>
  signals.filter((signal) => !common.some((each) => same(each, signal)))

const same = (one: HeldSignal, other: HeldSignal) =>
  one.key === other.key && one.valueText === other.valueText && one.contribution === other.contribution

/** '买过东西：是 −4.0' */
export function signalText({ title, valueText, contribution }: HeldSignal): string {
  return `${title}：${valueText} ${addedText(contribution)}`
}

/** '+4.5' speaks against the member, '−4.0' for them. */
export const addedText = (contribution: number): string =>
  `${contribution < 0 ? '−' : '+'}${Math.abs(contribution).toFixed(1)}`

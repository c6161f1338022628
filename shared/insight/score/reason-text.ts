import type { Warning } from './warning'

/** The strongest sign that a member will stay away, in the words that the shop's people read on the desk and on the phone. */
export function reasonText({ reason, recencyDays, gapDays }: Warning): string {
  switch (reason) {
    case 'recency':
      return `已经 ${recencyDays} 天没来消费`
    case 'frequency':
      return `来得少，${recencyDays} 天前消费过`
    case 'ownGap':
      return gapDays === null
        ? `已经 ${recencyDays} 天没来`
        : `平时约 ${Math.round(gapDays)} 天来一次，这次已经 ${recencyDays} 天`
  }
}

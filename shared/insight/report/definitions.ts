/** What the reports’ figures mean, in the words that stand beside them. Simplified Chinese. */
export const RETENTION_DEFINITIONS = {
  cohort: '按会员第一次来访的日子分组（自然日，北京时间）；来访指打开小程序、签到、领券、用券或消费。',
  classic: '当日留存：恰好在第 N 天又来过的会员 ÷ 第一次来访已满 N 天的会员。',
  within: 'N 日内回访：第 1 天到第 N 天里至少又来过一次的会员 ÷ 第一次来访已满 N 天的会员。',
  rolling: 'N 日后仍来：第 N 天或之后又来过的会员 ÷ 第一次来访已满 N 天的会员，会随时间增长。',
} as const

export const FUNNEL_DEFINITION =
  '从第一步算起，后面每一步都要晚于前一步，并且都在时限之内；中间可以做别的事。按第一步发生的日子统计，同一会员一天只进入一次。迟到的记录会补进它发生的那一天，所以近 30 天的数字还可能增加。'

export const COHORT_DEFINITION =
  '按会员第一次消费的月份分组，看之后每个月还有多少人消费、消费了多少（实付减退款）。整笔退款或撤销的消费不算。'

export const COMPLETENESS_DEFINITION =
  '小程序给每条行为记录编了连续的号码，号码断开就是没有送到。完整率 = 已收到 ÷（已收到 + 缺失）；会员没有同意收集的不算缺失。一部手机最后送来的号码之后是否还有缺失，要等它下次来访才知道。'

export const TIERS_DEFINITION =
  '每天夜里数一次的各等级有效会员，对比 30 天前那天结束时的人数；还没有数过的店是现在的人数。'

export const GOES_WITH_DEFINITIONS = {
  touches:
    '隔了两天以上没来，又来了的会员：从这一次起 48 小时里来过几次、怎么来的（半小时内算一次），再看之后 7 天里买没买。48 小时里就买了的不算：他们没有时间多来。',
  week: '第一次消费的会员：从那天起 7 天里做过什么，再看之后 30 天里有没有再买。',
  words:
    '这里说的都是“同时出现”，不是谁带来了谁：本来就想买的人，也更愿意来看、来领。要知道做一件事有没有用，去做一次实验。',
} as const

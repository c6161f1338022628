/**
 * What copy may not say, in words and patterns: absolute claims (Advertising Law of the PRC, article 9, and what courts
 * have added), and what WeChat's operating rules call inducement, fake urgency, earning by forwarding or ranking of
 * recruits. A hit is for a person to look at; the absence of hits proves nothing.
 */
export interface CopyRule {
  key: 'absolute' | 'inducement' | 'urgency' | 'earning' | 'unfinished' | 'elsewhere'
  pattern: RegExp
  /** Simplified Chinese, for whoever wrote the copy. */
  why: string
}

export interface CopyProblem {
  key: CopyRule['key']
  found: string
  why: string
}

const REWARD = '(得|领|送|赢|赚|抽|解锁|奖|免费|优惠|积分|券)'

const RULES: readonly CopyRule[] = [
  {
    key: 'absolute',
    pattern:
      /最(好|佳|优惠|便宜|低价|强|先进|新鲜|受欢迎|划算|实惠|棒|美味|火|高级|权威|专业|正宗|地道|豪华|安全|放心)/,
    why: '不能用“最”字夸自己',
  },
  {
    key: 'absolute',
    pattern:
      /国家级|世界级|宇宙级|顶级|极品|极致|史上|全网|全国第一|独一无二|绝无仅有|空前绝后|无敌|王牌|首选|冠军|万能|永久|绝对|百分之百|100%|特供|独家|遥遥领先/,
    why: '不能用绝对化的词',
  },
  { key: 'absolute', pattern: /第一(?![次笔个天步期位张杯行页级档步人段件])/, why: '不能自称第一' },
  {
    key: 'inducement',
    pattern: new RegExp(`(分享|转发|发到群|发朋友圈|集赞|点赞)[^，。；！？\\n]{0,10}${REWARD}`),
    why: '分享这个动作不能有奖励，也不能暗示有',
  },
  {
    key: 'inducement',
    pattern: /(分享|转发)(后|完|成功后?)?(才能|才可|方可|即可|就能|就可以|继续|查看|解锁)/,
    why: '不能要求先分享',
  },
  {
    key: 'inducement',
    pattern: /助力|砍价|砍一刀|帮我点|求帮忙|拼手气|集齐|好运|转起来|不转不是/,
    why: '不能用诱导分享的说法',
  },
  { key: 'inducement', pattern: /点(击)?右上角|箭头处/, why: '不能指引别人去点分享菜单' },
  {
    key: 'inducement',
    pattern: new RegExp(`(关注|订阅|加(好友|企业微信|群)|进群|下载|好评)[^，。；！？\\n]{0,8}${REWARD}`),
    why: '关注、订阅、加好友、下载和好评都不能换奖励',
  },
  {
    key: 'urgency',
    pattern:
      /仅剩|手慢无|疯抢|秒杀|马上抢|赶紧|抓紧|火速|最后\s*\d+\s*(小时|分钟|秒|份|个|张)|错过(不再|后悔|再等)|过期不候/,
    why: '不能制造紧迫感；余量和时间只能如实写',
  },
  {
    key: 'earning',
    pattern: /赚钱|躺赚|佣金|提现|返现|返利|下线|上线人|团队奖励|代理|合伙人|分销|裂变|拉新|人头|二级奖励|多级/,
    why: '不能有转发赚钱和多级奖励的说法',
  },
  { key: 'earning', pattern: /(邀请|拉人)[^，。；！？\n]{0,6}(排行|排名|榜)|排行榜|人气榜/, why: '不能按邀请人数排名' },
  {
    key: 'unfinished',
    pattern: /即将上线|敬请期待|暂未开放|开发中|待开发|lorem|测试(数据|页面|商品|活动)/i,
    why: '不能有没做完的内容',
  },
  {
    key: 'elsewhere',
    pattern: /支付宝|淘宝|天猫|京东|拼多多|抖音|快手|小红书|美团|饿了么|微博|淘口令/,
    why: '不能出现其他平台的名称',
  },
]

/** What stands against a text, one line for each rule that it meets. */
export function copyProblems(text: string): CopyProblem[] {
  return RULES.flatMap(({ key, pattern, why }) => {
    const found = pattern.exec(text)
    return found ? [{ key, found: found[0], why }] : []
  })
}

import { kindOfPart, type PartKey, type Step, valueOfPart } from '#shared/kernel/watched-step'

/** What stops the campaign, template or programme concerned, and where on the desk it is found. */
export interface Switch {
  kind: 'template' | 'journey' | 'referral' | 'messages' | 'till-key' | 'products' | 'entrance' | 'job'
  /** What it is the switch of; null where there is only one. */
  id: string | null
  title: string
}

export function switchesOf(steps: readonly Step[], parts: readonly PartKey[]): Switch[] {
  const ofParts = parts.flatMap((key): Switch[] => {
    switch (kindOfPart(key)) {
      case 'template':
        return steps.includes('message')
          ? [{ kind: 'messages', id: valueOfPart(key), title: '关掉这个微信提醒模板' }]
          : [{ kind: 'template', id: valueOfPart(key), title: '暂停这种券' }]
      case 'journey':
        return [{ kind: 'journey', id: valueOfPart(key), title: '暂停这个旅程' }]
      case 'entrance':
        return [{ kind: 'entrance', id: valueOfPart(key), title: '看这个入口，必要时停用' }]
      case 'till':
        return [{ kind: 'till-key', id: valueOfPart(key), title: '看这家店的收银机密钥' }]
      case 'amount':
        return [{ kind: 'products', id: null, title: '核对商品价格，先下架标错的' }]
      default:
        return []
    }
  })
  const ofSteps = steps.flatMap((step): Switch[] => {
    if (step === 'invite' || step === 'counted')
      return [{ kind: 'referral', id: null, title: '关掉邀请活动（规则“邀请”里的“开着”）' }]
    if (step === 'message' || step === 'message-open')
      return [{ kind: 'messages', id: null, title: '关掉微信提醒模板（规则“微信提醒”）' }]
    if (step === 'claim' || step === 'redeem') return [{ kind: 'template', id: null, title: '暂停有问题的券' }]
    return []
  })
  const all = [...ofParts, ...ofSteps]
  const isNamed = (kind: Switch['kind']) => all.some((other) => other.kind === kind && other.id !== null)
  return all.filter(
    ({ kind, id }, index) =>
      !(id === null && isNamed(kind)) && all.findIndex((other) => other.kind === kind && other.id === id) === index,
  )
}

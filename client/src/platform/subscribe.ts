import Taro from '@tarojs/taro'

export type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter'
export type SubscribeAnswers = { templateId: string; answer: SubscribeAnswer }[]

/**
 * WeChat's question about these templates, three at most. It opens only straight from a tap: whoever calls this awaits nothing
 * before it. Null when there was no answer, such as when messages are switched off as a whole.
 */
export function askToSubscribe(templateIds: string[]): Promise<SubscribeAnswers | null> {
  return Taro.requestSubscribeMessage({ tmplIds: templateIds, entityIds: [] }).then(
    (result) => answersIn(result as unknown as Record<string, unknown>, templateIds),
    () => null,
  )
}

function answersIn(result: Record<string, unknown>, templateIds: string[]): SubscribeAnswers {
  return templateIds.flatMap((templateId) => {
    const answer = result[templateId]
    return isAnswer(answer) ? [{ templateId, answer }] : []
  })
}

const isAnswer = (value: unknown): value is SubscribeAnswer =>
  value === 'accept' || value === 'reject' || value === 'ban' || value === 'filter'

/** The templates for which the person keeps "always" in WeChat's question: asked again, they see nothing. */
export async function alwaysAccepted(): Promise<string[]> {
  try {
    const { subscriptionsSetting } = await Taro.getSetting({ withSubscriptions: true })
    const { mainSwitch, itemSettings } = subscriptionsSetting as {
      mainSwitch?: boolean
      itemSettings?: Record<string, string>
    }
    if (mainSwitch === false || !itemSettings) return []
    return Object.keys(itemSettings).filter((templateId) => itemSettings[templateId] === 'accept')
  } catch {
    // Without it nothing is asked by the way; the button works all the same.
    return []
  }
}

import { BUILT_IN_CHANNELS, channelTitle, titlesOfChannels } from '#shared/growth/entrance/channel'
import { useAsk } from '../../api/use-ask'
import { useRight } from '../../frame/use-person'
import { namedChannel } from './words'

/** Nobody pays for what no visit names. */
const UNNAMED = ['unknown', 'direct', 'none']
const BUILT_IN = Object.keys(BUILT_IN_CHANNELS).filter((channel) => !UNNAMED.includes(channel))

interface Channels {
  /** Whether the names are those of the shop, or it could not be asked. */
  isKnown: boolean
  options: { value: string; label: string }[]
  nameOf(channel: string): string
}

/**
 * The channels that something can be paid for, called as the report calls them; `seen` are those known from elsewhere. Whoever
 * may not see entrances reads the keys of the shop’s own channels.
 */
export function useChannels(seen: readonly string[]): Channels {
  const mayAsk = useRight('growth')
  const asked = useAsk('entrance.list', mayAsk ? {} : null)
  const entrances = asked.answer?.entrances ?? []
  const titles = titlesOfChannels(entrances)
  const nameOf = (channel: string) => {
    const title = channelTitle(channel, titles)
    return namedChannel(channel, title)
  }
  const channels = [...new Set([...entrances.map(({ channel }) => channel), ...seen, ...BUILT_IN])]
  const isKnown = !mayAsk || asked.answer !== undefined || asked.error !== null
  return { isKnown, nameOf, options: channels.map((value) => ({ value, label: nameOf(value) })) }
}

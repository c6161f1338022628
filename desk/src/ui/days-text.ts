import { dayText } from './words'

/** '11月16日至11月22日' */
export const daysText = ({ fromDay, toDay }: { fromDay: string; toDay: string }): string =>
  fromDay === toDay ? dayText(fromDay) : `${dayText(fromDay)}至${dayText(toDay)}`

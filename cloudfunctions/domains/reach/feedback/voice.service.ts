import { addDays, type BusinessDay, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import type { Feedback } from '#shared/reach/feedback/feedback'
import { mondayOf, type Voice, voiceOf } from '#shared/reach/feedback/voice'
import type { Context } from '../../../platform/context'
import { freshStoreName, namesOfStaff } from '../../people/staff/staff.face'
import { findVoices, listSaid, listVoices, saveVoice, type VoiceWeek } from './feedback.repository'

const READ_SIZE = 1000
/** What one week can hold here; a shop that is told more sees that the figures are of a part. */
const WEEK_MAX = 20_000
const STORES_MAX = 200
const WHOLE_SHOP = 'shop'

const voiceId = (week: BusinessDay, storeId: string | null) => `${week}:${storeId ?? WHOLE_SHOP}`

/** A week's figures as of last night, with those of the week before. */
export async function getVoice(
  context: Context,
  { storeId, week }: { storeId?: string | undefined; week?: BusinessDay | undefined },
) {
  const thisWeek = mondayOf(businessDayOf(context.now))
  const monday = week ? mondayOf(week) : thisWeek
  const store = storeId ?? null
  const ids = [voiceId(monday, store), voiceId(addDays(monday, -7), store)]
  const [found, ofStores] = await Promise.all([
    findVoices(context.db, ids),
    storeId === undefined ? listVoices(context.db, monday, STORES_MAX) : [],
  ])
  const [now, before] = ids.map((id) => found.find(({ _id }) => _id === id) ?? null)
  const stores = []
  for (const { storeId: id, voice } of ofStores) {
    if (id === null) continue
    const name = await freshStoreName(context.db, id, context.now)
    stores.push({ storeId: id, name, scores: voice.scores, tickets: voice.tickets })
  }
  return {
    week: monday,
    thisWeek,
    voice: now ? await named(context, now.voice) : null,
    before: before ? await named(context, before.voice) : null,
    countedAt: now?.countedAt ?? null,
    isPartial: now?.isPartial ?? false,
    stores,
  }
}

async function named(context: Context, voice: Voice) {
  const names = await namesOfStaff(
    context,
    voice.clerks.map(({ staffId }) => staffId),
  )
  return { ...voice, clerks: voice.clerks.map((clerk) => ({ ...clerk, name: names.get(clerk.staffId) ?? null })) }
}

/** Counts a week anew and writes its figures over the ones before: doing it twice is doing it once. Answers how much was read. */
export async function countWeek({ db, now }: Context, week: BusinessDay): Promise<number> {
  const { said, isPartial } = await saidIn({ db }, week)
  if (said.length === 0) return 0
  const storeIds = [...new Set(said.flatMap(({ storeId }) => storeId ?? []))].sort()
  const figuresOf = (storeId: string | null, part: readonly Feedback[]): VoiceWeek => ({
    ...{ _id: voiceId(week, storeId), week, storeId, voice: voiceOf(part), isPartial, countedAt: now },
  })
  await saveVoice(db, figuresOf(null, said))
  for (const storeId of storeIds) {
    const part = said.filter((each) => each.storeId === storeId)
    await saveVoice(db, figuresOf(storeId, part))
  }
  return said.length
}

/** The week of a day, and those before it that can still change: a ticket is settled in days. */
export function weeksUntil(at: number, count: number): BusinessDay[] {
  const monday = mondayOf(businessDayOf(at))
  return Array.from({ length: count }, (_, index) => addDays(monday, -7 * index))
}

/** Many may share an instant, so a page goes on at the instant of its last one, and what was read already is left out. */
async function saidIn({ db }: Pick<Context, 'db'>, week: BusinessDay) {
  const [fromAt, toAt] = [startOfDay(week), startOfDay(addDays(week, 7))]
  const said = new Map<string, Feedback>()
  let from = fromAt
  while (said.size < WEEK_MAX) {
    const page = await listSaid(db, from, toAt, READ_SIZE)
    const fresh = page.filter(({ _id }) => !said.has(_id))
    for (const each of fresh) said.set(each._id, each)
    if (page.length < READ_SIZE || fresh.length === 0) return { said: [...said.values()], isPartial: false }
    from = page.at(-1)?.at ?? toAt
  }
  return { said: [...said.values()], isPartial: true }
}

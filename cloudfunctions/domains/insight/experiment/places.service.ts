import type { Arm, Experiment } from '#shared/insight/experiment/experiment'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { type TrialSource, trialSourcesOf } from '../../../platform/noun/trial-source'

/** What there is to choose from, of all nouns that let something be tried. */
export async function listPlaces(context: Context) {
  const sources = await trialSourcesOf(context.nouns)
  const surfaces = await Promise.all(
    sources.map(async (source) => ({
      surface: source.surface,
      places: (await source.list(context)).map(({ placeId, title, ways, why }) => ({
        ...{ placeId, title, why },
        ways: ways.map((way) => ({ ...way })),
      })),
    })),
  )
  return { surfaces }
}

export const sourceOf = async ({ nouns }: Pick<Context, 'nouns'>, { surface }: Pick<Experiment, 'surface'>) =>
  (await trialSourcesOf(nouns)).find((source: TrialSource) => source.surface === surface) ?? null

type Placed = Pick<Experiment, 'surface'> & { placeId?: string | null; arms: readonly Omit<Arm, 'key'>[] }

/**
 * The place with its ways as they are called now. Of surfaces that take their own words there is nothing to ask.
 * @throws DomainError EXPERIMENT_PLACE where the place or a way is not there, or nothing may be tried there
 */
export async function placeFor(context: Context, { placeId = null, arms, ...experiment }: Placed) {
  const source = await sourceOf(context, experiment)
  if (!source) return { placeTitle: null, placeVersion: null, titleOf: () => undefined }
  const place = (await source.list(context)).find((each) => each.placeId === placeId)
  if (!place) throw new DomainError('EXPERIMENT_PLACE', { why: '选的这一处现在没有了' })
  if (place.why !== null) throw new DomainError('EXPERIMENT_PLACE', { why: place.why })
  const titles = new Map(place.ways.map(({ content, title }) => [content, title]))
  const gone = arms.find(({ content }) => !titles.has(content))
  if (gone) throw new DomainError('EXPERIMENT_PLACE', { why: `方案“${gone.title}”的做法现在没有了` })
  const placeTitle = placeId === null ? null : place.title
  return { placeTitle, placeVersion: place.version, titleOf: (content: string) => titles.get(content) }
}

/** With everything called as it is called now. @throws DomainError EXPERIMENT_PLACE */
export async function withTitles<T extends Placed>(context: Context, placed: T) {
  const { placeTitle, placeVersion, titleOf } = await placeFor(context, placed)
  const arms = placed.arms.map((arm) => {
    const contentTitle = titleOf(arm.content)
    return contentTitle === undefined ? arm : { ...arm, contentTitle }
  }) as T['arms'] // Each as it was, with one field more.
  return { ...placed, arms, placeTitle, placeVersion }
}

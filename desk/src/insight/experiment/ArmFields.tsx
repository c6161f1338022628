import { Button, Input, Select } from 'antd'
import { useAsk } from '../../api/use-ask'
import { Field } from '../../ui/Field'
import { NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'
import { ARMS_MAX, armsFor, type ExperimentForm, SURFACES, surfaceOf } from './form'

interface Props {
  form: ExperimentForm
  set(part: Partial<ExperimentForm>): void
}

/** Where it is tried, and what each arm does there: chosen by name wherever the shop has something to choose from. */
export function ArmFields({ form, set }: Props) {
  const { arms, surface, placeId } = form
  const terms = surfaceOf(surface)
  const asked = useAsk('experiment.listPlaces', {})
  const places = asked.answer?.surfaces.find((each) => each.surface === surface)?.places ?? []
  const place = places.find((each) => each.placeId === placeId)
  const listed = place?.ways.map(({ content, title }) => ({ value: content, label: title }))
  const choices = terms?.isListed ? (listed ?? []) : terms?.words
  const setArm = (at: number, part: Partial<ExperimentForm['arms'][number]>) =>
    set({ arms: arms.map((arm, index) => (index === at ? { ...arm, ...part } : arm)) })
  return (
    <>
      <Field label="在哪里试">
        {(id) => (
          <Select
            id={id}
            value={surface}
            options={SURFACES.map(({ value, label }) => ({ value, label }))}
            onChange={(value) => set({ surface: value, placeId: null, arms: armsFor(value) })}
          />
        )}
      </Field>
      {terms?.placeLabel && (
        <Field label={terms.placeLabel} help={placesHelp(asked.answer !== null, places.length)}>
          {(id) => (
            <Select
              id={id}
              value={placeId}
              loading={asked.answer === null}
              placeholder="从进行中的旅程里选"
              options={places.map(({ placeId: value, title, why }) => ({
                value,
                label: why === null ? title : `${title}（${why}）`,
                disabled: why !== null,
              }))}
              onChange={(value) => set({ placeId: value, arms: armsAt(places, value) })}
            />
          )}
        </Field>
      )}
      {place?.why && <p className="soft small">{place.why}</p>}
      {arms.map((arm, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an arm is its place; nothing else of it stays while it is written.
        <div key={at}>
          <div className="form-grid">
            <TextField
              label={at === 0 ? '方案 1（拿来比的）' : `方案 ${at + 1}`}
              value={arm.title}
              maxLength={12}
              onChange={(text) => setArm(at, { title: text })}
            />
            <NumberField
              label={`方案 ${at + 1} 的比例`}
              unit="%"
              min={1}
              max={99}
              value={arm.weightPercent}
              onChange={(weightPercent) => setArm(at, { weightPercent })}
            />
          </div>
          <Field label={`方案 ${at + 1} 的做法`}>
            {(id) =>
              choices ? (
                <Select
                  id={id}
                  value={arm.content || null}
                  placeholder={terms?.placeLabel && placeId === null ? '先选上面那一处' : '选一种'}
                  options={[...choices]}
                  onChange={(content) => setArm(at, { content: content ?? '' })}
                />
              ) : (
                <Input
                  id={id}
                  value={arm.content}
                  maxLength={40}
                  onChange={({ target }) => setArm(at, { content: target.value })}
                />
              )
            }
          </Field>
        </div>
      ))}
      <p className="soft small fields-note">
        {terms?.help}{' '}
        {arms.length < ARMS_MAX && (
          <Button
            type="link"
            size="small"
            onClick={() => set({ arms: [...arms, { title: '', weightPercent: null, content: '' }] })}
          >
            再加一个方案
          </Button>
        )}
        {arms.length > 2 && (
          <Button type="link" size="small" onClick={() => set({ arms: arms.slice(0, -1) })}>
            去掉最后一个
          </Button>
        )}
      </p>
    </>
  )
}

/** The first two ways of the chosen place; more can be added. */
function armsAt(places: readonly { placeId: string | null; ways: { content: string }[] }[], placeId: string | null) {
  const ways = places.find((each) => each.placeId === placeId)?.ways ?? []
  return armsFor('journey').map((arm, at) => ({ ...arm, content: ways[at]?.content ?? '' }))
}

const placesHelp = (isKnown: boolean, count: number): string =>
  isKnown && count === 0
    ? '进行中的旅程里还没有“随机分”。先在旅程里加一步，要试的那份写 0%，平时没人走'
    : '旅程要在跑；实验跑着的时候旅程不能改'

import { Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { useStores } from '../../people/staff/use-stores'
import { ActDialog } from '../../ui/ActDialog'
import { DayInput } from '../../ui/DayInput'
import { Field } from '../../ui/Field'
import { ManySelect } from '../../ui/ManySelect'
import { CardPicture, CardTiers, CardWords } from '../booking/CardFields'
import { type ArticleForm, draftOf, KINDS, missingIn, SEASONS } from './form'

const STATUSES = [
  { value: 'live', label: '上，到日子会员就看得到' },
  { value: 'draft', label: '先不上' },
  { value: 'ended', label: '收起来' },
] as const
type Status = (typeof STATUSES)[number]['value']

interface Props {
  /** The card that is changed, with the version that was read; null for a new one. */
  changes: { articleId: string; version: number } | null
  initial: ArticleForm
  initialStatus: Status
  onClose(): void
}

export function ArticleDialog({ changes, initial, initialStatus, onClose }: Props) {
  const save = useAct('article.save')
  const [form, setForm] = useState(initial)
  const [status, setStatus] = useState<Status>(initialStatus)
  const choices = useChoices()
  const set = (part: Partial<ArticleForm>) => setForm({ ...form, ...part })
  return (
    <ActDialog
      title={changes ? '改这篇' : '写一篇'}
      verb="保存这篇"
      isOpen
      onClose={onClose}
      isRunning={save.isRunning}
      error={save.error}
      withReason={false}
      missing={missingIn(form)}
      act={async () => {
        const target = changes ? { articleId: changes.articleId, baseVersion: changes.version } : { baseVersion: 0 }
        return (await save.run({ ...target, draft: draftOf(form, status) })) !== null
      }}
    >
      <CardWords
        form={form}
        set={set}
        titled={{ label: '题目', placeholder: '如 桂花晚放，香才留得住' }}
        written={{ label: '正文', help: '先讲有用的；商品只在末尾那一行。保存时会查广告法', rows: 6, max: 3000 }}
      />
      <div className="form-grid">
        <Field label="哪一类">
          {(id) => <Select id={id} value={form.kind} options={[...KINDS]} onChange={(kind) => set({ kind })} />}
        </Field>
        <Field label="上不上">
          {(id) => <Select id={id} value={status} options={[...STATUSES]} onChange={setStatus} />}
        </Field>
        <Field label="从哪天起">
          {(id) => <DayInput id={id} value={form.fromDay} onChange={(fromDay) => set({ fromDay })} />}
        </Field>
        <Field label="到哪天">
          {(id) => <DayInput id={id} value={form.untilDay} onChange={(untilDay) => set({ untilDay })} />}
        </Field>
        <Field label="读完记下的兴趣" help="只给同意的会员贴；要先在标签规则里有手工标签">
          {(id) => (
            <ManySelect
              id={id}
              maxCount={3}
              value={form.interestKeys}
              options={choices.interests}
              onChange={(interestKeys) => set({ interestKeys })}
            />
          )}
        </Field>
        <Field label="末尾那一行去哪">
          {(id) => (
            <Select
              id={id}
              value={form.link.kind === 'occasion' ? form.link.occasionId : form.link.kind}
              options={choices.links}
              onChange={(to) => set({ link: linkTo(to) })}
            />
          )}
        </Field>
        <Field label="给哪家店的会员" help="不选就是所有门店">
          {(id) => (
            <Select
              id={id}
              allowClear
              value={form.storeId}
              options={choices.stores}
              onChange={(storeId) => set({ storeId: storeId ?? null })}
            />
          )}
        </Field>
        <CardTiers form={form} set={set} />
        <Field label="季节">
          {(id) => <Select id={id} value={form.season} options={[...SEASONS]} onChange={(season) => set({ season })} />}
        </Field>
        <CardPicture form={form} set={set} />
      </div>
    </ActDialog>
  )
}

function linkTo(to: string): ArticleForm['link'] {
  if (to === 'couponCentre' || to === 'checkIn' || to === 'none') return { kind: to }
  return { kind: 'occasion', occasionId: to }
}

function useChoices() {
  const tags = useAsk('tag.list', {}).answer?.tags ?? []
  const occasions = useAsk('booking.listOccasions', {}).answer?.occasions ?? []
  return {
    stores: useStores().options,
    interests: tags.filter(({ by }) => by === 'hand').map(({ key, name }) => ({ value: key, label: name })),
    links: [
      { value: 'none', label: '没有' },
      { value: 'couponCentre', label: '领券中心' },
      { value: 'checkIn', label: '签到' },
      ...occasions
        .filter(({ status }) => status === 'planned')
        .map(({ occasionId, title }) => ({ value: occasionId, label: `活动：${title}` })),
    ],
  }
}

import { Select } from 'antd'
import { useTierChoices } from '../../base/settings/use-tier-choices'
import { Field } from '../../ui/Field'
import { ManySelect } from '../../ui/ManySelect'
import { TextField } from '../../ui/TextField'

const TITLE_MAX = 24
const PICTURES = [
  { value: 'leaf', label: '枝叶' },
  { value: 'cup', label: '茶杯' },
  { value: 'pot', label: '茶壶' },
  { value: 'book', label: '书' },
] as const

export interface CardForm {
  title: string
  text: string
  tierKeys: string[]
  picture: (typeof PICTURES)[number]['value']
}

interface Props {
  form: CardForm
  set(part: Partial<CardForm>): void
}

interface WordsProps extends Props {
  titled: { label: string; placeholder: string }
  written: { label: string; help: string; rows: number; max: number }
}

/** What members read of a card, whether it is an occasion or an article: its title and its text. */
export function CardWords({ form: { title, text }, set, titled, written }: WordsProps) {
  return (
    <>
      <TextField
        label={titled.label}
        value={title}
        maxLength={TITLE_MAX}
        onChange={(title) => set({ title })}
        placeholder={titled.placeholder}
      />
      <TextField
        label={written.label}
        help={written.help}
        rows={written.rows}
        value={text}
        maxLength={written.max}
        onChange={(text) => set({ text })}
      />
    </>
  )
}

export function CardTiers({ form: { tierKeys }, set }: Props) {
  const tiers = useTierChoices()
  return (
    <Field label="给哪些等级" help="不选就是所有会员">
      {(id) => <ManySelect id={id} value={tierKeys} options={tiers} onChange={(chosen) => set({ tierKeys: chosen })} />}
    </Field>
  )
}

export function CardPicture({ form, set }: Props) {
  return (
    <Field label="页头的画">
      {(id) => <Select id={id} value={form.picture} options={[...PICTURES]} onChange={(picture) => set({ picture })} />}
    </Field>
  )
}

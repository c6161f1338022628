import { AutoComplete, Switch } from 'antd'
import { useState } from 'react'
import { isBarCode } from '#shared/goods/product/bar-code'
import { useAct } from '../../api/use-act'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { MoneyField } from '../../ui/MoneyField'
import { NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'
import type { Product } from './use-catalogue'

interface ProductDialogProps {
  /** Null: a new one. */
  product: Product | null
  /** The catalogue, for its categories and for numbers that are taken. */
  known: readonly Product[]
  onClose(): void
}

const BLANK = {
  key: '',
  name: '',
  category: '',
  priceFen: null as number | null,
  barCode: '',
  isOnSale: true,
  lastsDays: null as number | null,
}

function draftOf(product: Product | null): typeof BLANK {
  if (!product) return BLANK
  const { key, name, category, priceFen, barCode, isOnSale, lastsDays } = product
  return { key, name, category: category ?? '', priceFen, barCode: barCode ?? '', isOnSale, lastsDays }
}

export function ProductDialog({ product, known, onClose }: ProductDialogProps) {
  const save = useAct('product.save')
  const [draft, setDraft] = useState(() => draftOf(product))
  const change = (part: Partial<typeof BLANK>) => setDraft({ ...draft, ...part })
  const categories = [...new Set(known.flatMap(({ category }) => category ?? []))].sort()
  return (
    <ActDialog
      title={product ? `修改“${product.name}”` : '加一件商品'}
      verb="保存"
      isOpen
      onClose={onClose}
      isRunning={save.isRunning}
      error={save.error}
      missing={missingIn(draft, product ? [] : known)}
      withReason={false}
      act={async () => {
        const { key, name, category, priceFen, barCode, ...rest } = draft
        if (priceFen === null) return false
        const said = {
          key: key.trim(),
          name: name.trim(),
          category: category.trim() || null,
          barCode: barCode.trim() || null,
        }
        return (await save.run({ ...rest, ...said, priceFen, pictureFileId: product?.pictureFileId ?? null })) !== null
      }}
    >
      {!product && (
        <TextField
          label="编号"
          help="自己的货号：字母、数字和 _ : . @ -。定了就不能改，券和消费记录都认它"
          value={draft.key}
          maxLength={40}
          onChange={(key) => change({ key })}
        />
      )}
      <TextField
        label="名称"
        help="最多 30 个字，店员和会员看到"
        value={draft.name}
        maxLength={30}
        onChange={(name) => change({ name })}
      />
      <Field label="分类" help="限品类的券和权益认它，写法要和券里的一样；可以空着">
        {(id) => (
          <AutoComplete
            id={id}
            value={draft.category}
            style={{ width: '100%' }}
            options={categories.map((value) => ({ value }))}
            showSearch={{ filterOption: (typed, option) => String(option?.value).includes(typed) }}
            onChange={(category: string) => change({ category })}
          />
        )}
      </Field>
      <MoneyField label="售价" fen={draft.priceFen} onChange={(priceFen) => change({ priceFen })} />
      <TextField
        label="条码"
        help="扫得到的码，或自家的码；没有就空着"
        value={draft.barCode}
        maxLength={40}
        onChange={(barCode) => change({ barCode })}
      />
      <NumberField
        label="能用几天"
        help="一位客人大约用多少天，例如 100 克茶叶 30 天；说不准就空着"
        unit="天"
        value={draft.lastsDays}
        min={1}
        max={3650}
        onChange={(lastsDays) => change({ lastsDays })}
      />
      <Field label="在售">
        {(id) => <Switch id={id} checked={draft.isOnSale} onChange={(isOnSale) => change({ isOnSale })} />}
      </Field>
    </ActDialog>
  )
}

function missingIn({ key, name, priceFen, barCode }: typeof BLANK, taken: readonly Product[]): string | null {
  if (key.trim() === '') return '写编号'
  if (!/^[\w:.@-]+$/.test(key.trim())) return '编号只能用字母、数字和 _ : . @ -'
  const other = taken.find((each) => each.key === key.trim())
  if (other) return `这个编号已经是“${other.name}”的`
  if (name.trim() === '') return '写名称'
  if (priceFen === null) return '写售价'
  return barCode.trim() !== '' && !isBarCode(barCode.trim()) ? '条码的校验位不对，或有不能用的字符' : null
}

import { Select } from 'antd'
import { useState } from 'react'
import { GOODS_PICTURES, type GoodsPicture } from '#shared/loyalty/points-shop/goods'
import { useAct } from '../../api/use-act'
import { useTierChoices } from '../../base/settings/use-tier-choices'
import { useOwnName } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Field } from '../../ui/Field'
import { ManySelect } from '../../ui/ManySelect'
import { MoneyField } from '../../ui/MoneyField'
import { NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'
import { type GoodsRow, PICTURES } from './goods-words'

const BLANK = {
  title: '',
  detail: '',
  picture: 'gift' as GoodsPicture,
  pricePoints: null as number | null,
  valueFen: null as number | null,
  perMember: null as number | null,
  perMonth: null as number | null,
  tierKeys: null as string[] | null,
  pickUpDays: 7 as number | null,
}

function draftOf(goods: GoodsRow | null): typeof BLANK {
  if (!goods) return BLANK
  const { title, detail, pricePoints, valueFen, perMember, perMonth, tierKeys, pickUpDays } = goods
  const picture = GOODS_PICTURES.find((known) => known === goods.picture) ?? 'gift'
  return { title, detail, picture, pricePoints, valueFen, perMember, perMonth, tierKeys, pickUpDays }
}

/** What is written here is to be had only when it is opened. */
export function GoodsDialog({ goodsId, goods, onClose }: { goodsId: string; goods: GoodsRow | null; onClose(): void }) {
  const save = useAct('points-shop.saveGoods')
  const [draft, setDraft] = useState(() => draftOf(goods))
  const by = useOwnName()
  const tiers = useTierChoices()
  const change = (part: Partial<typeof BLANK>) => setDraft({ ...draft, ...part })
  const { title, pricePoints, valueFen, pickUpDays } = draft
  const missing =
    title.trim() === ''
      ? '写名称'
      : pricePoints === null
        ? '写要多少积分'
        : valueFen === null
          ? '写一份的成本，上架时据此算最多花多少'
          : pickUpDays === null
            ? '写几天内来取'
            : null
  const number = (
    label: string,
    key: 'pricePoints' | 'perMember' | 'perMonth' | 'pickUpDays',
    unit: string,
    help?: string,
  ) => (
    <NumberField
      label={label}
      help={help}
      unit={unit}
      value={draft[key]}
      min={1}
      onChange={(value) => change({ [key]: value })}
    />
  )
  return (
    <ActDialog
      title={goods ? goods.title : '加一种商品'}
      verb="保存"
      isOpen
      onClose={onClose}
      isRunning={save.isRunning}
      error={save.error}
      missing={missing}
      act={async (note) => {
        if (pricePoints === null || valueFen === null || pickUpDays === null) return false
        const terms = { ...draft, title: title.trim(), detail: draft.detail.trim(), pricePoints, valueFen, pickUpDays }
        return (await save.run({ goodsId, terms, by, note })) !== null
      }}
    >
      <TextField
        label="名称"
        help="最多 16 个字，会员在手机上看到"
        value={title}
        maxLength={16}
        onChange={(title) => change({ title })}
      />
      <TextField
        label="规格"
        help="如“8 包”“450 ml”，没有就不写"
        value={draft.detail}
        maxLength={16}
        onChange={(detail) => change({ detail })}
      />
      <Field label="图">
        {(id) => (
          <Select
            id={id}
            value={draft.picture}
            onChange={(picture: GoodsPicture) => change({ picture })}
            options={GOODS_PICTURES.map((value) => ({ value, label: PICTURES[value] }))}
          />
        )}
      </Field>
      {number('要多少积分', 'pricePoints', '积分', '等级权益里有积分价的，在这之上再减')}
      <MoneyField label="一份的成本" fen={valueFen} onChange={(valueFen) => change({ valueFen })} />
      {number('每人每月最多', 'perMonth', '份', '不写就不限')}
      {number('每人一共最多', 'perMember', '份', '不写就不限。注销后再来也算同一个人')}
      <Field label="哪些等级能换" help="不选就是所有会员">
        {(id) => (
          <ManySelect
            id={id}
            value={draft.tierKeys ?? []}
            onChange={(keys: string[]) => change({ tierKeys: keys.length === 0 ? null : keys })}
            options={tiers}
          />
        )}
      </Field>
      {number('几天内来取', 'pickUpDays', '天', '兑换当天算第一天。过了这天没来取，积分当夜自动退回')}
    </ActDialog>
  )
}

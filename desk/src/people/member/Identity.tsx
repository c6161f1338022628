import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { businessDayOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'
import { TIER_PALETTES } from '../../frame/theme'
import { useRight } from '../../frame/use-person'
import { ActDialog } from '../../ui/ActDialog'
import { Card, Facts } from '../../ui/Page'
import { dayText, grouped, shortId } from '../../ui/words'
import { useStores } from '../staff/use-stores'
import { PhoneNumber } from './PhoneNumber'

export type Member = ActionOutput<'member.find'>

/** Who the member is: the card in the colors of their tier, and the facts behind it. */
export function Identity({ member, tier }: { member: Member; tier: ActionOutput<'member-page.get'>['tier'] }) {
  const { memberId, points, phoneMasked, identities, joinedAt, storeId, mergedInto } = member
  const { nickname, birthdayMasked } = member
  const stores = useStores()
  const mayReveal = useRight('personal')
  const palette = paletteOf(tier.palette)
  const [isUnmerging, setUnmerging] = useState(false)
  const unmerge = useAct('member.unmerge')
  const phoneOf = (masked: string | null) => {
    if (masked === null) return '没有绑定'
    return mayReveal ? <PhoneNumber memberId={memberId} masked={masked} /> : masked
  }
  return (
    <>
      <section
        className="member-card"
        style={{ background: `linear-gradient(135deg, ${palette.from}, ${palette.to})`, color: palette.text }}
        aria-label="会员卡"
      >
        <span className="line">
          <strong>{shortId(memberId)}</strong>
          <span>{tier.name}</span>
        </span>
        <span className="big">{grouped(points)}</span>
        <span style={{ color: palette.textSoft }}>积分{points < 0 ? '，欠着的会从以后的积分里扣' : ''}</span>
      </section>
      <Card>
        <Facts
          facts={[
            ['昵称', nickname ?? '没有填'],
            ['手机', phoneOf(phoneMasked)],
            ['生日', birthdayMasked ?? '没有填'],
            ['会员号', memberId.replace(/^mem_/, '')],
            ['入会', dayText(businessDayOf(joinedAt))],
            ['入会门店', storeId === null ? '–' : stores.nameOf(storeId)],
            ['身份', `${identities.length} 个`],
          ]}
        />
        {mergedInto && (
          <p className="warned">
            已经并入 <Link to={`/members/${mergedInto}`}>{shortId(mergedInto)}</Link>。
            <Button type="link" size="small" onClick={() => setUnmerging(true)}>
              撤回合并
            </Button>
          </p>
        )}
      </Card>
      <ActDialog
        title="撤回合并"
        verb="撤回，两边的账各自还原"
        isOpen={isUnmerging}
        onClose={() => setUnmerging(false)}
        isRunning={unmerge.isRunning}
        error={unmerge.error}
        act={async (note) => (await unmerge.run({ from: memberId, note })) !== null}
      >
        <p>两个会员的积分和成长值各记一笔相反的分录，手机号和微信身份回到原来的会员。</p>
      </ActDialog>
    </>
  )
}

/** A palette that this desk does not know is drawn as paper. */
function paletteOf(name: string) {
  return TIER_PALETTES[name in TIER_PALETTES ? (name as keyof typeof TIER_PALETTES) : 'paper']
}

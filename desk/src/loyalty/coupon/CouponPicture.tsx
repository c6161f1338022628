import { copyProblems } from '#shared/kernel/copy-law'
import { exposureFen } from '#shared/loyalty/coupon/limits'
import { offerText, thresholdText } from '#shared/loyalty/coupon/offer-text'
import { templateRulesSchema } from '#shared/loyalty/coupon/rules'
import type { TemplateRules } from '#shared/loyalty/coupon/template'
import { Card, Status } from '../../ui/Page'
import { dayText, money, roundMoney } from '../../ui/words'

/** The coupon as members will see it, its maximum cost, and whether its wording is allowed. */
export function CouponPicture({ document }: { document: unknown }) {
  const parsed = templateRulesSchema.safeParse(document)
  if (!parsed.success) return <Card title="会员看到的">填完整就能看到券的样子</Card>
  const rules = parsed.data
  return (
    <>
      <section className="phone" aria-label="会员看到的">
        <div className="ticket">
          <div>
            <strong>{offerText(rules.offer)}</strong>
            <span className="soft small">{thresholdText(rules.conditions)}</span>
          </div>
          <div>
            <h3>{rules.title}</h3>
            <p className="soft small">{validityText(rules)}</p>
            <p className="small">{rules.texts.detail}</p>
          </div>
        </div>
      </section>
      <MostCost rules={rules} />
      <LawCheck rules={rules} />
    </>
  )
}

function validityText({ validity }: TemplateRules): string {
  if (validity.kind === 'fixed') return `${dayText(validity.fromDay)} 至 ${dayText(validity.untilDay)}`
  const { startAfterDays, validDays } = validity
  return startAfterDays === 0 ? `领取后 ${validDays} 天内用` : `领取 ${startAfterDays} 天后起，${validDays} 天内用`
}

function MostCost({ rules }: { rules: TemplateRules }) {
  const each = exposureFen(rules.offer)
  const { stock, exposureFen: budget } = rules.limits
  const byStock = each !== null && stock !== null ? each * stock : null
  const most = [byStock, budget].filter((fen) => fen !== null)
  return (
    <Card title="最多花">
      <p className="big">{most.length === 0 ? '没有上限' : roundMoney(Math.min(...most))}</p>
      <p className="soft small">
        {each === null ? '每张最多减多少没有写' : `每张最多 ${money(each)}`}
        {stock === null ? '，张数不限' : ` × ${stock} 张`}
        {budget === null ? '' : `，预算 ${roundMoney(budget)} 用完就停`}
      </p>
    </Card>
  )
}

function LawCheck({ rules }: { rules: TemplateRules }) {
  const { title, texts } = rules
  const problems = [title, texts.detail, texts.howToUse, texts.refund].flatMap((text) => copyProblems(text))
  return (
    <Card title="合规检查">
      {problems.length === 0 ? (
        <Status tone="good">没有查到绝对化用语、诱导分享和虚假紧迫</Status>
      ) : (
        <ul className="plain-list">
          {problems.map(({ found, why }) => (
            <li key={found} className="warm">
              “{found}”：{why}
            </li>
          ))}
        </ul>
      )}
      <p className="soft small">查不到不等于没有问题，上线前自己再读一遍</p>
    </Card>
  )
}

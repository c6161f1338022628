import { saleLimits } from '#shared/till/purchase/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [register(saleLimits, fromNowOn('之后入账的消费按新限额检查，已经记下的消费不变。'))]

import type { AgreementProblem } from '#shared/base/settings/approval-rules'
import { type ErrorText, errorText, LOOK_AGAIN, type Sentence, say } from '#shared/error-text'
import type { RefusalDetails } from '#shared/kernel/contract'
import type { CallErrorCode, OperatorCode } from '#shared/kernel/errors'

const WAITS: ErrorText = { text: '这件事要另一个人批准，已经送到“待审批”', next: '批准以后自动办，不用再点一次' }

/** What became of what was sent again. */
const NEEDED: Record<string, ErrorText> = {
  open: WAITS,
  approved: { text: '已经批准，正在办', next: '过几分钟再看' },
  failed: { text: '批准了，办的时候被拒绝', next: '在“待审批”的“办过的”里看原因，改好后重新提' },
  refused: { text: '这件事没有被批准', next: '原因在“待审批”的“办过的”里' },
  withdrawn: { text: '这件事已经撤回', next: '还需要的话重新提' },
  expired: { text: '这件事太久没有人批准，已经作废', next: '还需要的话重新提' },
}

/** Why somebody is not the second person that something needs. */
export const AGREEMENT_TEXT: Record<AgreementProblem, ErrorText> = {
  personNeeded: { text: '控制台里不知道你是谁，不能批准', next: '请有批准权限的人在运营台或手机上批准' },
  samePerson: { text: '提的人不能批准自己提的', next: '请另一位有批准权限的人来批准' },
  tooEarly: { text: '自己提的要等一段时间才能批准', next: '等多久写在规则“谁来批准”里' },
  overCap: { text: '花费超过一个人能批准的上限', next: '改小一点重新提，或请另一个人批准' },
}

const byProblem = ({ problem }: RefusalDetails): ErrorText | null => {
  const texts: Record<string, ErrorText> = AGREEMENT_TEXT
  return texts[String(problem)] ?? null
}

/** What only operators meet; it stays out of the members' package. */
const SENTENCES: Record<OperatorCode, Sentence> = {
  COPY_NOT_LAWFUL: ({ found, why }) => ({ text: `写了“${found}”：${why}`, next: '换一种说法再保存' }),
  OCCASION_CHANGED: { text: '这个活动刚被改过', next: '刷新后看过新的内容，再改一次' },
  ARTICLE_CHANGED: { text: '这篇内容刚被改过', next: '刷新后看过新的，再改一次' },
  FIGURE_NOT_FOUND: { text: '没有这个数字', next: '回到经营数字看看；自己加的数字可能已经删了' },
  EXPERIMENT_NOT_FOUND: { text: '没有这个实验', next: '回到实验列表看看' },
  EXPERIMENT_CHANGED: { text: '这个实验刚被改过', next: '刷新后看过新的，再改一次' },
  EXPERIMENT_BEGUN: {
    text: '实验开始以后就不能改了：改了比例或做法，前面的数字就作废',
    next: '停下这个，另写一个新的',
  },
  EXPERIMENT_STATE: { text: '这个实验现在的状态做不了这件事', next: '刷新后看看它是没开始、在跑，还是已经停了' },
  EXPERIMENT_SURFACE_TAKEN: {
    text: '同一个地方正在跑别的实验，两个一起就分不清是谁起的作用',
    next: '等它停了再开始，或者给两个实验用同一个分区名、不重叠的范围',
  },
  EXPERIMENT_NO_BASELINE: {
    text: '最近的数据太少，算不出要多少人',
    next: '等会员多来一些日子，或者换一个更常发生的数字',
  },
  EXPERIMENT_NARROWER: { text: '参加的人只能越来越多', next: '要少一些人，就停下这个，另开一个' },
  EXPERIMENT_PLACE: ({ why }) => ({ text: String(why ?? '这里现在不能试'), next: '换一处或换一种做法，再保存' }),
  PROMOTION_TOO_MUCH: ({ basePercent }) => ({
    text: `卖东西的内容会超过 ${basePercent}%`,
    next: '先写一篇有用的（做法或来历），或者收起一篇推销的；比例在规则“看茶的内容”里',
  }),
  OCCASION_ENDED: { text: '这个活动已经结束或取消', next: '要再办一次，请新建一个活动' },
  OCCASION_PLACES_TAKEN: ({ taken }) => ({ text: `已经有 ${taken} 人报名`, next: '位子不能少于已经报名的人数' }),
  APPROVAL_NEEDED: ({ status }) => NEEDED[String(status)] ?? WAITS,
  APPROVAL_NOT_FOUND: { text: '没有找到这件待审批', next: LOOK_AGAIN },
  APPROVAL_OVER: { text: '这件已经有了结果', next: '在“待审批”的“办过的”里看' },
  APPROVAL_CHANGED: { text: '现在办的结果和你看到的不一样了', next: '看过新的效果，再决定批不批准' },
  APPROVAL_NOT_POSSIBLE: { text: '现在还不能批准', next: '先处理列出的问题' },
  PROPOSER_GONE: { text: '提的人已经没有这项权限', next: '拒绝它；还需要的话，由有权限的人重新提' },
  ENTRY_NOT_FOUND: { text: '没有找到这笔积分记录', next: LOOK_AGAIN },
  ENTRY_ALREADY_REVERSED: { text: '这笔积分已经撤销过了', next: '不用再撤，刷新看这位会员的积分' },
  ENTRY_NOT_REVERSIBLE: { text: '这笔积分不能撤销', next: '要改的话，用“调整积分”另记一笔' },
  MERGE_NOT_POSSIBLE: { text: '这两个会员账号现在不能合并', next: '请核对这两个会员编号' },
  MERGE_NOT_FOUND: { text: '没有找到这次合并的记录', next: '核对被合并的会员编号' },
  BATCH_NOT_FOUND: { text: '没有找到这个批次', next: '核对批次号后再试' },
  GOODS_EDIT_REFUSED: ({ problem, most }) =>
    typeof problem === 'string'
      ? { text: `名称里有不能写的话。${problem}`, next: '改好后再保存' }
      : typeof most === 'number'
        ? { text: `最多同时上架 ${most} 种`, next: '先下架不换的' }
        : { text: '现在的状态不能这样改', next: '上架中的先暂停再改；已结束的请新建' },
  GOODS_STOCK_SHORT: ({ left }) => ({
    text: `库存不能少于已经换出去的，现在最多能减 ${typeof left === 'number' ? left : 0} 份`,
    next: '先取消等着取的，再减库存',
  }),
  PRODUCTS_FULL: { text: '商品已经满了', next: '先下架不卖的商品' },
  BAR_CODE_WRONG: { text: '条码的校验位不对', next: '对照商品包装再输入一遍' },
  BAR_CODE_TAKEN: ({ productKey }) => ({
    text: typeof productKey === 'string' ? `这个条码已经是商品 ${productKey} 的` : '这个条码已经是别的商品的',
    next: '核对条码，或先改那件商品',
  }),
  TILL_SECRET_NEEDED: {
    text: '密钥要在做的地方随机生成，回答里不会有',
    next: '请在运营台 数据 → 收银机密钥 里做，或自己带上 43 位以上的随机密钥',
  },
  IMPORT_FILE_UNREADABLE: { text: '文件读不出来', next: '请导出为 CSV 或 xlsx，压缩包里只放一个' },
  IMPORT_FILE_TOO_LARGE: { text: '文件太大', next: '请另存为 CSV，或按月分开导出' },
  IMPORT_COLUMN_TWICE: { text: '有两列同名', next: '用“列名#2”说明是第几列' },
  IMPORT_SHEET_MISSING: { text: '没有找到这张工作表', next: '从列出的工作表里选一张' },
  IMPORT_NOT_FOUND: { text: '没有这次导入', next: '从导入记录里选一次' },
  IMPORT_BEING_UNDONE: { text: '这份文件的导入正在撤销', next: '先在导入记录里把它撤销完，再重新导入' },
  IMPORT_UNDO_TOO_LATE: ({ days }) => ({
    text: typeof days === 'number' ? `这次导入太久了，${days} 天内的才能整份撤销` : '这次导入太久了，不能整份撤销',
    next: '个别的消费可以在会员页上退款',
  }),
  IMPORT_COLUMN_MISSING: { text: '文件里缺少需要的列', next: '核对列名后再导入' },
  SALE_TOO_LATE: { text: '这笔离线消费太久了，不再接收', next: '按小票补记积分' },
  PRIVACY_REQUEST_NOT_FOUND: { text: '没有找到这个请求', next: '回到列表刷新后再试' },
  PRIVACY_REQUEST_OPEN: { text: '这位会员已经有一个注销请求在等', next: '在“隐私”里看它什么时候注销，或先收回' },
  PRIVACY_REQUEST_CLOSED: { text: '这个请求已经办完', next: '刷新看是谁办的；会员还要别的，另外登记一个' },
  PRIVACY_DELETION_TIMED: { text: '注销不用人工完成', next: '冷静期一过自动注销；会员改主意就收回' },
  PRIVACY_DAY_AHEAD: ({ today }) => ({
    text: `收到的日子在今天${typeof today === 'string' ? `（${today}）` : ''}以后`,
    next: '写实际收到的那一天',
  }),
  TILL_KEY_NOT_FOUND: { text: '没有找到这把密钥', next: '核对密钥编号后再试' },
  TILL_KEYS_FULL: { text: '每家店最多两把有效密钥', next: '先停用一把' },
  TAG_NOT_FOUND: { text: '没有这个标签', next: LOOK_AGAIN },
  TAG_BY_RULE: { text: '这个标签由规则自动打上', next: '不能手工添加或去掉' },
  TAG_OVER: { text: '标签的最后一天已经过去', next: '请选今天或以后的日期' },
  TAG_CHECK_OPEN: { text: '已经有一次抽查在进行', next: '等它满 60 个回答，或先结束它' },
  SEGMENT_INVALID: { text: '人群条件不正确', next: '按提示修改后再保存' },
  SEGMENT_STALE: { text: '人群已经被别人改过', next: '重新打开后再修改' },
  SEGMENT_IN_USE: { text: '别的人群还用着这个人群', next: '先修改它们的条件' },
  BRIEF_NOT_FOUND: { text: '没有这一期报告', next: '从列表里打开' },
  FINDING_NOT_FOUND: { text: '没有这条体检结果', next: LOOK_AGAIN },
  REPAIR_NOT_POSSIBLE: ({ code }) =>
    typeof code === 'string'
      ? { text: '两个人都同意了，办的时候没有修成', next: '再体检一遍，看看现在是什么样，再提出修复' }
      : { text: '这一条不能自动修复，或者已经有人提了', next: '按说明由人来处理' },
  REPAIR_NOT_PROPOSED: { text: '还没有人提出修复这一条', next: '先看预览，再提出修复' },
  REPAIR_CHANGED: { text: '现在修复的结果和提出时不一样了', next: '撤回后重新提出' },
  EXPORT_NOT_FOUND: { text: '没有这份导出', next: LOOK_AGAIN },
  EXPORT_TOO_MANY: { text: '正在生成的导出太多了', next: '等前面的生成好，或取消一份' },
  EXPORT_OVER: { text: '这份导出的文件已经删除', next: '需要时重新导出' },
  SETTING_UNKNOWN: { text: '没有这项规则', next: '从“规则”里打开' },
  TEMPLATE_EXISTS: { text: '已经有这个代号的券了', next: '换一个代号再提交' },
  SETTING_INVALID: { text: '规则内容有误', next: '按提示修改后再提交' },
  JOB_UNKNOWN: { text: '没有这个定时任务', next: '用 job.list 看有哪些' },
  MIGRATION_UNKNOWN: { text: '没有这个编号的数据升级', next: '用 migration.list 看有哪些' },
  INCIDENT_NOT_FOUND: { text: '没有找到这个事件', next: LOOK_AGAIN },
  INCIDENT_STATE_OTHER: { text: '这个事件已经走到别的一步了，比如已经解决', next: LOOK_AGAIN },
  ALERT_NOT_FOUND: { text: '没有找到这条提醒', next: LOOK_AGAIN },
  FACT_NOT_FOUND: { text: '没有找到这件待办', next: '用 facts.listFailed 核对编号' },
  WORDS_NOT_ALLOWED: ({ found, why }) => ({
    text: typeof found === 'string' ? `“${found}”不能写：${String(why)}` : '有不能写的话',
    next: '改掉再发',
  }),
  VERSION_NOT_FOUND: { text: '没有找到这个版本', next: '在这项规则的历史里看有哪些' },
  INBOX_TEXT_REFUSED: ({ problem }) => ({
    text: typeof problem === 'string' ? `这封信${problem}` : '这封信里有不能用的词',
    next: '改掉后再发',
  }),
  JOURNEY_NOT_FOUND: { text: '没有这个旅程', next: LOOK_AGAIN },
  JOURNEY_INVALID: ({ problem }) => ({
    text: typeof problem === 'string' ? problem : '旅程的写法不对',
    next: '按提示修改后再来',
  }),
  JOURNEY_STALE: { text: '旅程已经被别人改过', next: '重新打开后再修改' },
  JOURNEY_NOT_NOW: { text: '旅程现在的状态不能这样做', next: '刷新看它现在怎样' },
  JOURNEY_RUN_NOT_FOUND: { text: '没有这位会员的这一次', next: LOOK_AGAIN },
  WEBHOOK_ADDRESS_CHANGED: { text: '这个地址已经改过了，或者规则还没有批准', next: '刷新看现在的网址，再放行' },
}

/** The same as `errorText`, for whoever steers the shop. */
export function operatorErrorText({
  code,
  details = {},
}: {
  code: CallErrorCode
  details?: RefusalDetails
}): ErrorText {
  const agreement = code === 'PROPOSAL_NOT_READY' ? byProblem(details) : null
  if (agreement) return agreement
  const own: Partial<Record<CallErrorCode, Sentence>> = SENTENCES
  const sentence = own[code]
  return sentence ? say(sentence, details) : errorText({ code, details })
}

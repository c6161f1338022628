import { openPrivacyGuideline } from '../../../platform/privacy-guideline'
import { ListRow } from '../../../ui/ListRow'
import { showToast } from '../../../ui/toast'

/** The shop's guideline as WeChat shows it; nothing where there is no WeChat. */
export function GuidelineRow() {
  if (!openPrivacyGuideline) return null
  const open = async () => {
    if (!(await openPrivacyGuideline?.())) showToast('暂时打不开，稍后再试')
  }
  return <ListRow icon="shield" title="用户隐私保护指引" onClick={() => void open()} />
}

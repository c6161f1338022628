import { StaffScreen } from '../../../features/people/staff/StaffScreen'
import { leadsTeam } from '../../../features/people/staff/staff-text'
import { TeamScreen } from '../../../features/people/staff/TeamScreen'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { Page } from '../../../ui/Page'
import { guarded } from '../../guarded'
import { showHome } from '../../routes'

function TeamPage() {
  return (
    <StaffScreen>
      {(work) =>
        leadsTeam(work.staff.role) ? (
          <TeamScreen key={work.store.storeId} {...work} />
        ) : (
          <Page>
            <Empty
              title="这里是店长用的"
              note="要添加或移出店员，请找店长"
              action={
                <Button kind="quiet" size="small" onClick={showHome}>
                  去首页
                </Button>
              }
            />
          </Page>
        )
      }
    </StaffScreen>
  )
}

export default guarded('staff/team', TeamPage)

### What a page says: come to the line, and nothing of what the matter is. And the state of the means.

paging-come = { $desk }: 회선으로 와 주십시오. { $precedence }
paging-come-marked = { $marking }. { $desk }: 회선으로 와 주십시오. { $precedence }
paging-come-plain = { $desk }: 회선으로 와 주십시오.
paging-stop = { $desk }: 담당자가 이 사안을 맡았습니다.
paging-test = { $desk }: 이 호출 수단의 시험입니다. 조치할 것이 없습니다.

paging-kind-bell = 열린 화면의 벨
paging-kind-command = 프로그램
paging-kind-apprise = 통신 서비스
paging-result-taken = 접수됨. 들은 사람이 있는지는 알 수 없음
paging-result-failed = 실패
paging-result-missed = 누락: 노드가 가동되지 않았음
paging-warning-few-means = { $line }, { $desk }: 독립된 수단이 두 개 미만입니다. 호출 하나를 잃으면 통화를 놓칠 수 있습니다.
paging-warning-not-scheduled = { $name }: 요청이 있을 때만 시험합니다.
paging-warning-never-tested = { $name }: 시험한 적이 없습니다.
paging-warning-test-failed = { $name }: 마지막 시험이 실패했습니다.
paging-warning-test-missed = { $name }: 마지막 시험이 누락되었습니다.

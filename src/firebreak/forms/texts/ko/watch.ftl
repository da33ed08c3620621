### The watch: every line at a glance, and what waits for a person.

watch-title = 당직
watch-waits = { $count ->
    [0] 사람을 기다리는 것 없음
   *[other] 사람을 기다리는 것 { $count }건
}
watch-nothing-else-waits = 사람을 기다리는 다른 것 없음
watch-nothing-waits = 들어오는 것은 여기에 나타나며 필요하면 울립니다.
watch-lines = 회선 { $count }개
watch-no-lines = 이 노드에는 아직 회선이 없습니다. `firebreak line propose`로 만듭니다.
watch-open = 열기
watch-noted = 확인함
watch-stands-still = 이 회선은 멈춰 있습니다
watch-view-closed = 마지막으로 받은 때
watch-act-as = 담당 근무석
watch-no-desk = 이 회선의 어느 근무석도 담당하지 않습니다
watch-since = 부터
watch-finding = 우리 시험 결과
watch-declared = 선언
watch-declared-sides = (우리: { $us }, 상대: { $them })
watch-observed = 경로
watch-paths-out = 반향 없음: { $paths }
watch-paths = 협정서의 경로 { $count }개
watch-last-heard = 마지막 생존 신호
watch-next-test = 다음 시험
watch-nothing-open = 진행 중인 시도나 약속이 없습니다.
watch-open-items = 진행 중인 시도와 약속
watch-call-in = { $desks }의 호출
watch-call-out = { $desks } 호출
watch-message-unseen = 열람 표시 없음: { $desks }의 전문
watch-more = 외 { $count }건
watch-read-back-differs = 상대의 복창이 원문과 다름
watch-deferred-us = 우리가 이 호출에 응답하겠다고 한 시각
watch-deferred-them = 상대가 우리 호출에 응답하겠다고 한 시각
watch-promise-us = 우리의 약속
watch-promise-them = 상대의 약속
watch-held = 여기서 { $count }건 대기
watch-waiting-release = { $count }건이 두 번째 사람을 기다림
watch-clock-ahead = 상대 시계가 우리보다 { $span } 빠른 것으로 보입니다. 어느 쪽이 틀렸는지는 여기서 알 수 없습니다.
watch-clock-behind = 상대 시계가 우리보다 { $span } 느린 것으로 보입니다. 어느 쪽이 틀렸는지는 여기서 알 수 없습니다.
watch-cut = 시연을 위해 일부러 끊음: { $paths }
watch-on-us = 이쪽 당직
watch-on-them = 상대 당직(마지막 확인 기준)
watch-on-nobody = 서명한 사람 없음
watch-handover = 인수인계
watch-write = 작성
watch-test-them = 상대 근무석 시험
watch-test-challenge = 질문:
watch-test-your-answer = { $desk } 근무석의 응답
watch-test-answer = 시험에 응답
watch-test-asked = 물음

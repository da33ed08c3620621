### The frame of the page: what stands on every screen.

common-opening = 여는 중…
common-skip = 본문으로
common-screens = 화면
common-screen-watch = 당직
common-screen-line = 회선
common-screen-compose = 작성
common-screen-health = 상태
common-screen-report = 보고
common-screen-record = 기록
common-screen-handover = 인수인계
common-screen-drill = 훈련
common-screen-admin = 관리
common-screen-help = 단축키
common-screen-not-loaded = 이 화면을 불러오지 못했습니다
common-screen-not-loaded-means = 노드가 페이지의 일부를 주지 않았습니다. 다른 화면은 작동하니 이 화면은 나중에 다시 여십시오.
common-no-such-line = 그런 회선이 없습니다
common-no-such-line-means = 이 노드에 { $line } 회선이 없거나 귀하가 볼 수 없습니다.
common-fault-of-the-page = 이 페이지의 오류
common-fault-of-the-page-means = 이 화면이 멈췄습니다. 노드와 기록에는 영향이 없습니다. 다른 화면을 열거나 페이지를 다시 불러오십시오.

common-messages = 알림
common-close = 닫기
common-try-again = 다시 시도
common-press-again = 다시 누르십시오: { $what }
common-answer-lost = 노드가 응답하지 않았습니다.
common-answer-lost-means = 기록되었는지 알 수 없습니다. 같은 키로 다시 보내면 한 번만 기록됩니다.
common-was-first = { $who }이(가) 먼저 했습니다. 시각: { $at }
common-unknown-acts = 기록되었는지 알 수 없는 것
common-unknown-acts-means = 노드가 응답하지 않았습니다. 다시 보내도 각각 한 번만 기록됩니다. 기록되었는지는 기록에서 볼 수 있습니다.
common-send-again = 다시 보내기
common-leave-it = 그대로 두기

common-passkey-not-confirmed = 패스키로 확인하지 않았습니다
common-passkey-not-confirmed-means = 확인이 없어도 행위는 노드의 주장으로 기록됩니다. 귀하의 자격 증명이 쓰였음을 나중에 보일 수는 없습니다.
common-passkey-again = 패스키 다시 시도
common-passkey-without = 패스키 없이 진행
common-passkey-stop = 진행하지 않음

common-never = 없음
common-ago = { $span } 전
common-over = 시한 지남
common-span-second = { $count }초
common-span-minute = { $count }분
common-span-hour = { $count }시간
common-span-day = { $count }일
common-not-heard-yet = 아직 받은 것 없음
common-late = { $span } 동안 받은 것 없음
common-stale = 오래됨: { $span } 동안 받은 것 없음
common-clock-differs = 두 시계가 다름
common-clock-ahead = 이 기기의 시계가 노드보다 { $span } 이상 빠릅니다.
common-clock-behind = 이 기기의 시계가 노드보다 { $span } 이상 느립니다.
common-clock-hours = 차이가 거의 정확히 { $hours }시간입니다. 시간대를 확인하십시오.
common-clock-means = 여기의 모든 시각은 노드 시계를 따릅니다. 어느 쪽이 틀렸는지는 여기서 알 수 없습니다.

common-sound = 소리
common-sound-on = 소리 확인됨
common-sound-off = 소리가 들리지 않음
common-sound-unproven = 소리 확인 안 됨
common-sound-blocked = 아직 소리 없음
common-sound-test = 시험음
common-sound-heard = 소리를 들었습니까?
common-sound-yes = 들림
common-sound-no = 안 들림
common-language = 언어
common-theme-auto = 모양: 자동
common-theme-dark = 모양: 어둡게
common-theme-light = 모양: 밝게
common-sign-out = 로그아웃

common-name-here = 이 노드에만 알려져 있습니다. 보내지 않았으며 증거가 아닙니다.
common-station = 통신소
common-author = { $desk }, { $role }, { $party }

common-unseen-character = 보이지 않는 문자입니다. 여기서는 아무 효과가 없습니다.
common-mixed-scripts = 여러 문자 체계가 섞인 단어: { $scripts }
common-looks-like = 라틴 문자 { $letter }와 비슷하나 다른 문자임
common-show-alike = 비슷한 글자 표시
common-hide-alike = 비슷한 글자 숨기기

common-lost = 귀측 노드와 연결되지 않음
common-lost-never-there = 이 페이지를 연 뒤로 노드에 닿지 못했습니다.
common-lost-since = 마지막으로 받은 때
common-lost-trying = 페이지가 몇 초마다 자동으로 다시 시도합니다.
common-lost-do = 해야 할 일
common-lost-do-telephone = 기다릴 수 없는 것은 전화로 전하십시오. 시각과 상대를 적으십시오.
common-lost-do-own = 이 근무석이 회선을 듣지 못한다고 당직 책임관에게 알리십시오.
common-lost-do-machine = 노드 기기가 작동하는지, 이 근무석의 네트워크가 살아 있는지 보십시오.
common-lost-do-other-desk = 귀측의 다른 근무석 페이지가 아직 노드와 통하는지 물으십시오.
common-lost-go-on = 계속 작성
common-lost-drafts = 작성한 것은 이 페이지에 남습니다. 노드가 돌아올 때까지 아무것도 보내지 않습니다.
common-lost-show = 해야 할 일 보기
common-lost-numbers = 전화번호
common-lost-no-numbers = 이 브라우저는 아직 협정서를 보지 못해 번호를 모릅니다.
common-lost-own-numbers = 귀측, { $party }
common-lost-none-in-charter = 협정서에 적힌 것이 없습니다.
common-lost-true = 여전히 사실인 것
common-lost-true-record = 기록에 있던 것은 양측 모두에 그대로 남아 있습니다.
common-lost-true-rings = 지금 오는 호출은 이 근무석에서 울리지 않습니다. 다른 곳에서 울릴 수 있고 사람을 호출할 수도 있습니다.
common-lost-true-sent = 지금 여기서 하는 일은 상대 측에 닿지 않습니다.
common-lost-last-known = 마지막으로 확인된 때
common-lost-call-open = 그때 아직 진행 중이던 호출:

common-key = 키
common-action = 동작
common-keys-means = 키 하나만으로는 호출하거나 보내거나 결정하지 않습니다. 단추마다 키가 표시됩니다.
common-keys-everywhere = 모든 화면
common-keys-ring = 울리는 동안
common-keys-line = 회선에서
common-keys-call = 통화 중

common-demo = 시연
common-demo-means = 이 스위치는 시연용입니다. 실제 콘솔에는 없습니다.
common-demo-cut = 경로 { $path } 끊기
common-demo-mend = 경로 { $path } 복구
common-demo-is-cut = 끊김
common-demo-is-whole = 정상

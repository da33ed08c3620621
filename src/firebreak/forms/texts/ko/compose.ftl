### Composing calls and messages: drafts, form of address, review, two-person release, checklists.

compose-title = { $party }에 작성
compose-form = 초안
compose-begin-means = 누를 때마다 초안을 저장합니다. 검토하기 전에는 아무것도 나가지 않습니다.
compose-new-message = 새 전문
compose-new-call = 새 호출
compose-no-such-draft = 그런 초안이 없습니다. 보냈거나 버렸거나 다른 담당관의 것입니다.

compose-what = 보내는 것
compose-as-message = 전문
compose-as-message-means = 근무석에 보내는 말입니다. FLASH일 때만 울립니다.
compose-as-call = 호출
compose-as-call-means = 근무석에 울립니다. 제목과 본문이 울림과 함께 갑니다.
compose-regarding = 관련:
compose-not-regarding = 이전 것과 무관
compose-precedence = 우선순위
compose-from = 보내는 곳
compose-to = 받는 곳
compose-role = 직책
compose-role-means = 상대 측은 귀하의 이름이 아니라 근무석과 직책을 봅니다.
compose-style = 호칭
compose-style-means = 양측이 합의한 호칭부에서 고릅니다.
compose-style-none = 없음
compose-style-own = 직접 쓰기
compose-style-words = 호칭 문구
compose-style-unagreed = 합의되지 않음
compose-style-unagreed-means = 상대 측이 요청한 호칭이 아닙니다. 보내기 전에 확인을 요청합니다.
compose-style-confirm = 합의되지 않았지만 “{ $style }”(으)로 부름
compose-language = 언어
compose-subject = 제목
compose-subject-means = 응답하기 전에 알 수 있도록 울림에 표시됩니다.
compose-text = 본문
compose-text-call = 본문(울림과 함께 감)
compose-count = { $words }단어
compose-count-of = { $words } / { $limit }단어
compose-bytes = { $bytes } / { $limit }바이트
compose-over-words = 이 우선순위에는 단어가 너무 많습니다. 줄이거나 우선순위를 낮추십시오.
compose-over-bytes = 협정서가 이 우선순위에 허용한 길이를 넘었습니다.
compose-second = 두 번째 사람에게 승인 요청
compose-review = 검토
compose-drop = 버리기
compose-drop-confirm = 이 초안 버리기
compose-nothing-leaves = 이 양식에서는 아무것도 나가지 않습니다.

compose-kept-nothing = 아직 쓴 것 없음
compose-kept-here = 이 브라우저에 저장됨
compose-kept-waiting = 이 브라우저에 저장됨, 아직 노드에 없음
compose-kept-node = 노드에 저장됨
compose-kept-conflict = 두 가지 판
compose-conflict = 이 초안이 다른 곳에서 바뀌었습니다
compose-conflict-means = 귀하의 다른 창이 더 새로운 판을 저장했습니다. 잃은 것은 없습니다. 계속할 판을 고르십시오.
compose-conflict-mine = 여기서 쓴 것
compose-conflict-theirs = 노드에 저장된 것
compose-keep-mine = 이것으로 계속
compose-keep-theirs = 노드의 것으로 계속
compose-drafts = { $count ->
    [0] 초안
   *[other] 초안 { $count }건
}
compose-no-drafts = 이 회선에 귀하의 초안이 없습니다.
compose-empty-draft = 빈 초안
compose-another = 새로 시작
compose-in-drill = 훈련 중입니다. 여기서 시작하는 것은 EXERCISE로 표시됩니다.

compose-review-title = 검토
compose-review-means = { $party }이(가) 볼 내용입니다.
compose-seen-there = 상대 측이 볼 모습
compose-look = 먼저 살펴볼 것
compose-look-slots = 빠진 사실 { $count }건: { $slots }
compose-look-unseen = 본문에 보이지 않는 문자나 문자 체계가 섞인 단어가 있습니다. 위에 표시했습니다.
compose-look-style = 호칭이 합의되지 않았습니다.
compose-look-state = 회선이 개방으로 선언되지 않았습니다. 우리 통신소에서 기다려야 할 수 있습니다.
compose-look-second = 나가기 전에 두 번째 사람의 승인이 필요합니다.
compose-stops = 아직 보낼 수 없음
compose-wrong-no-desk = 상대 측 근무석을 하나 이상 지정하십시오.
compose-wrong-no-own-desk = 보내는 귀측 근무석을 지정하십시오.
compose-wrong-no-words = 본문이 없습니다.
compose-wrong-no-subject = 호출에는 제목이 필요합니다. 울림에 표시됩니다.
compose-wrong-words = { $words }단어. 이 우선순위는 최대 { $limit }단어입니다.
compose-wrong-bytes = { $bytes }바이트. 협정서는 이 우선순위에 { $limit }바이트를 줍니다.
compose-wrong-control = 문자 { $character }은(는) 보낼 수 없습니다. 지우십시오.
compose-wrong-style = 합의되지 않은 호칭을 확인하거나 다른 것을 고르십시오.
compose-send-message = 전문 보내기
compose-send-call = 호출하기
compose-send-means = 기록에 들어가면 뺄 수 없습니다. 도착은 상대 측 자신의 수령증이 보여 줍니다.
compose-ask-second = 승인 요청
compose-ask-second-means = 두 번째 사람이 승인할 때까지 여기에 남습니다. 보내지 않았습니다.
compose-waits-for-second = 두 번째 사람을 기다립니다. 보내지 않았습니다.
compose-back = 양식으로 돌아가기
compose-left = 이 양식을 떠났습니다.
compose-see-it = 보기
compose-not-known = 보냈는지 알 수 없음
compose-not-known-means = 노드가 응답하지 않았습니다. 다시 보내도 안전합니다. 같은 말이 같은 키로 가며 한 번만 기록됩니다. 알 수 있을 때까지 본문을 바꿀 수 없습니다.
compose-send-again = 다시 보내기
compose-look-in-record = 회선에서 보기
compose-copy = 새 초안으로 복사

compose-releases = { $count ->
    [0] 승인
   *[other] { $count }건이 두 번째 사람을 기다림
}
compose-release-waiting = 두 번째 사람 대기
compose-release-released = 승인됨
compose-release-returned = 반려됨
compose-release-by = 작성: { $who }
compose-release-show = 읽기
compose-release-title = 두 번째 사람의 승인
compose-release-means = { $who }이(가) 작성했습니다. 상대 측이 볼 모습대로 읽으십시오.
compose-rule-charter = 협정서가 두 사람을 요구합니다.
compose-rule-local = 우리 규정이 두 사람을 요구합니다.
compose-rule-officer = 작성자가 두 번째 사람을 요청했습니다.
compose-release-own = 귀하가 작성했습니다. 다른 담당관이 승인합니다.
compose-release-now = 승인하고 보내기
compose-return = 반려
compose-return-why = 반려 이유
compose-returned-because = 반려:

compose-held = 우리 통신소에 { $count }건 대기
compose-held-since = 시작
compose-held-when = 선언된 회선 상태가 허용하면 저절로 나갑니다. 그 전에는 어떤 경로도 시도하지 않습니다.

compose-triggers = 점검표
compose-triggers-means = 호출이 필요한 상황입니다. 각각 새 초안을 채우며 아무것도 보내지 않습니다.
compose-triggers-language = 본문은 회선의 언어입니다: { $lang }.
compose-facts-means = 채우지 않은 것은 괄호 안에 남습니다.

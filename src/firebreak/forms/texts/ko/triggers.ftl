### Trigger checklists with ready texts: facts, what we ask, nothing of motives. A FLASH stays under 200 words.

triggers-slot-channel = 연락 수단
triggers-slot-contact = 주파수 또는 호출 부호
triggers-slot-course = 방향과 고도
triggers-slot-direction = 방향
triggers-slot-help = 필요한 도움
triggers-slot-impact = 예상 낙하지점과 시각
triggers-slot-notice = 통보 번호 또는 날짜
triggers-slot-payload = 탑재물
triggers-slot-people = 인원수
triggers-slot-place = 장소
triggers-slot-reason = 밝힐 수 있는 이유
triggers-slot-site = 시설 또는 수송대 이름
triggers-slot-time = 시각, UTC
triggers-slot-unit = 부대, 알 경우
triggers-slot-until = 종료 시각, UTC
triggers-slot-what = 무엇

triggers-under-fire-title = 우리 인원이 사격을 받고 있음
triggers-under-fire-when = 상대 측 부대로 보이는 곳의 사격이 우리 인원을 맞히고 있거나 맞히려 합니다.
triggers-under-fire-step-1 = 장소, 시각, 방향을 파악하십시오. 누가 쏘는지 확실해질 때까지 기다리지 마십시오.
triggers-under-fire-step-2 = 지금 모든 당직 근무석에 보내십시오. 특정인을 찾지 마십시오.
triggers-under-fire-step-3 = 전문이 가는 동안 같은 내용으로 호출하십시오.
triggers-under-fire-step-4 = 당직 책임관과 관련 부대에 알리십시오.
triggers-under-fire-step-5 = 누가 언제 응답했고 무엇을 언제까지 약속했는지 적으십시오.
triggers-under-fire-subject = 우리 인원이 사격을 받고 있음: { $place }
triggers-under-fire-text =
    우리 인원이 사격을 받고 있습니다. 장소: { $place }. 시작: { $time }.
    관측: { $what }. 사격 방향: { $direction }. 사격하는 것으로 보이는 부대: { $unit }.
    귀측이면 지금 중지하십시오. 귀측이 아니면 지금 알려 주십시오.
    중지시킬 수 있는 사람에게 즉시 전달하십시오. 이 회선으로 답하고 사격이 멈춘 때를 알려 주십시오.

triggers-accidental-launch-title = 오발사
triggers-accidental-launch-when = 우리 미사일, 무인기 또는 다른 물체가 의도 없이 나갔고 상대 측으로 넘어갈 수 있습니다.
triggers-accidental-launch-step-1 = 아는 것을 즉시 보내고 나머지는 파악되는 대로 보내십시오.
triggers-accidental-launch-step-2 = 규정이 요구하면 두 번째 사람의 승인을 받으십시오.
triggers-accidental-launch-step-3 = 같은 내용으로 호출하십시오. 방향, 고도, 예상 낙하지점은 숫자로 말하십시오.
triggers-accidental-launch-step-4 = 아직 파괴하거나 방향을 돌릴 수 있는지, 더 있을 수 있는지 말하십시오.
triggers-accidental-launch-step-5 = 방향이나 낙하지점이 바뀔 때마다 새 FLASH로 알리십시오.
triggers-accidental-launch-subject = 오발사: { $what }
triggers-accidental-launch-text =
    실수로 다음이 발사되었습니다: { $what }. 출발지: { $place }. 시각: { $time }. 공격이 아닙니다.
    방향과 고도: { $course }. 예상 낙하: { $impact }. 탑재물: { $payload }.
    그 경로에 있는 사람들을 필요하다고 판단하는 대로 보호하십시오.
    원인을 찾고 있으며 알아낸 것을 알리겠습니다. 이 회선을 유지해 주십시오.

triggers-site-under-fire-title = 시설 또는 수송대가 사격을 받고 있음
triggers-site-under-fire-when = 상대 측에 통보한 장소나 이동이 사격을 받고 있습니다.
triggers-site-under-fire-step-1 = 통보와 상대 측 수령증을 찾아 둘 다 밝히십시오.
triggers-site-under-fire-step-2 = 아는 곳만이 아니라 부대에 닿을 수 있는 모든 근무석에 보내십시오.
triggers-site-under-fire-step-3 = 호출하십시오. 누가 맡았는지, 언제까지 멈추는지 물으십시오.
triggers-site-under-fire-step-4 = 현장 사람들에게 약속된 내용과 아직 이행되지 않았음을 알리십시오.
triggers-site-under-fire-step-5 = 약속한 시각이 지나면 바로 다시 묻고 상급에 보고하십시오.
triggers-site-under-fire-subject = 사격을 받고 있음: { $site }
triggers-site-under-fire-text =
    사격을 받고 있음: { $site }. 장소: { $place }. 시작: { $time }. 관측: { $what }.
    귀측에 통보된 바 있음: { $notice }.
    지금 사격을 멈추고 멈춘 때를 알려 주십시오. 어느 부대에 알렸는지 밝혀 주십시오.
    부상자가 있을 수 있습니다. 안전한 통행을 요청할 것입니다.

triggers-airspace-title = 공역 또는 경계 통과
triggers-airspace-when = 항공기, 무인기 또는 선박이 경계를 넘었거나 넘으려 하며 의도한 것인지 모릅니다.
triggers-airspace-step-1 = 우리 것인지 상대 것인지 모르는 것인지 말하십시오. 추측하지 마십시오.
triggers-airspace-step-2 = 위치, 방향, 고도는 숫자로, 연락 방법도 함께 말하십시오.
triggers-airspace-step-3 = 우리 것이면 그렇다고 하고, 아는 이유와 지금 하는 일을 말하십시오.
triggers-airspace-step-4 = 돌아오거나 잃었을 때 다시 알리십시오.
triggers-airspace-subject = 경계 통과, { $place }: { $what }
triggers-airspace-text =
    경계 통과. 시각: { $time }. 장소: { $place }. 대상: { $what }. 방향과 고도: { $course }.
    연락 방법: { $contact }.
    의도한 것으로 보지 않습니다. 귀측에서 보이는지, 무엇을 하고 있는지 알려 주십시오.
    우리가 이야기하기 전에는 사람을 위험하게 하는 일을 하지 말아 주십시오.

triggers-distress-title = 항공기 또는 선박 조난이나 항로 이탈
triggers-distress-when = 어느 쪽의 것이든 상대 측 가까이에서 항공기나 선박이 조난되었거나 항로를 잃었습니다.
triggers-distress-step-1 = 마지막으로 확인된 위치와 시각, 인원수를 파악하십시오.
triggers-distress-step-2 = 상대 측에 보이는지, 가장 가까운 것이 무엇인지 물으십시오.
triggers-distress-step-3 = 누가 수색을 지휘하고 누가 어디로 갈지 합의하고 복창하십시오.
triggers-distress-step-4 = 끝나면 알리십시오.
triggers-distress-subject = 조난, { $place }: { $what }
triggers-distress-text =
    조난 또는 항로 이탈: { $what }. 마지막 확인 위치: { $place }, 시각 { $time }. 탑승 인원: { $people }.
    필요한 도움: { $help }.
    보이는 것과 보낼 수 있는 것을 알려 주십시오. 그곳으로 가는 우리 항공기와 선박은 인명 구조만을 위한 것입니다.
    작업을 방해하지 말고 귀측 부대에 알려 주십시오.

triggers-alert-raised-title = 경계 태세 격상, 귀측을 겨냥하지 않음
triggers-alert-raised-when = 상대 측과 무관한 이유로 우리 부대가 더 높은 경계 태세로 갑니다.
triggers-alert-raised-step-1 = 상대 측이 스스로 알기 전에 보내십시오.
triggers-alert-raised-step-2 = 규정이 요구하면 두 번째 사람의 승인을 받으십시오.
triggers-alert-raised-step-3 = 복창을 요청하십시오. 남은 경로가 이것뿐이면 그렇다고 하십시오.
triggers-alert-raised-step-4 = 태세가 내려가면 알리십시오.
triggers-alert-raised-subject = 우리 경계 태세가 격상됨. 귀측을 겨냥한 것이 아님
triggers-alert-raised-text =
    { $time }부터 우리 부대가 더 높은 경계 태세에 있습니다. 귀측을 겨냥한 것이 아닙니다.
    이유: { $reason }. 예상 기간: { $until }.
    이에 따른 이동과 교신이 보일 수 있습니다.
    끝나면 알리겠습니다. 이 내용을 복창하고, 결론을 내리기 전에 여기로 물어 주십시오.

triggers-false-message-title = 거짓 전문 또는 사칭 의심
triggers-false-message-when = 누군가 상대 측 이름이나 우리 이름으로 말하는데 무언가 이상합니다.
triggers-false-message-step-1 = 의심스러운 말이 요구하는 것은 아무것도 하지 마십시오.
triggers-false-message-step-2 = 이 회선에서 문서로 그렇게 말했는지 물으십시오. 목소리나 번호는 아무것도 증명하지 않습니다.
triggers-false-message-step-3 = 당직 책임관과 같은 말을 들을 수 있는 모두에게 알리십시오.
triggers-false-message-step-4 = 받은 것을 보관하십시오: 시각, 수단, 말, 번호.
triggers-false-message-step-5 = 그 때문에 한 일이 있으면 상대 측에 알리십시오.
triggers-false-message-subject = 귀측이 이렇게 말했습니까?
triggers-false-message-text =
    { $time }에 귀측 이름으로 다음 수단을 통해 들었습니다: { $channel }. 내용: { $what }.
    의심이 있어 그에 따라 행동하지 않았습니다.
    귀측의 말인지 이 회선으로 알려 주십시오. 아니라면 누군가 귀측 이름을 쓰고 있으니 귀측 근무석에 경고하십시오.
    다른 수단으로 우리 이름으로 들은 것이 있으면 무엇인지 알려 주십시오.

triggers-exercise-title = 훈련 시작 예정
triggers-exercise-when = 계획된 이동이나 사격이 다른 것으로 보일 수 있습니다.
triggers-exercise-step-1 = 장소와 시각을 숫자로 말하십시오. 며칠에 걸친 기간은 너무 막연합니다.
triggers-exercise-step-2 = 무엇이 보일지 말하십시오: 항공기, 함정, 사격, 교신.
triggers-exercise-step-3 = 그 지역을 감시하는 이들에게 전달을 요청하고 누구인지 물으십시오.
triggers-exercise-step-4 = 하루 전과 한 시간 전에 다시 알리고 끝나면 알리십시오.
triggers-exercise-subject = 훈련: { $what }
triggers-exercise-text =
    우리가 훈련을 합니다: { $what }. 장소: { $place }. 기간: { $time } ~ { $until }.
    귀측을 겨냥한 것은 없습니다.
    그 지역을 감시하는 이들에게 전달하고 누구에게 알렸는지 알려 주십시오.
    변경과 종료를 알리겠습니다. 이것은 통보이며 허가를 구하지 않습니다.

triggers-hazard-title = 위험 활동 통보
triggers-hazard-when = 가까이 오는 이를 위험하게 하는 발사, 사격, 폭파 또는 폐쇄입니다.
triggers-hazard-step-1 = 장소와 시각을 숫자로 말하십시오. 며칠에 걸친 기간은 너무 막연합니다.
triggers-hazard-step-2 = 위험이 무엇이고 얼마나 멀리, 얼마나 높이 미치는지 말하십시오.
triggers-hazard-step-3 = 그 지역을 감시하는 이들에게 전달을 요청하고 누구인지 물으십시오.
triggers-hazard-step-4 = 기간이 시각으로 정해지면 날짜를 적어 다시 알리고, 끝나면 알리십시오.
triggers-hazard-subject = 위험 활동: { $what }
triggers-hazard-text =
    위험 활동: { $what }. 장소와 범위: { $place }. 기간: { $time } ~ { $until }.
    사람, 항공기, 선박이 접근하지 않게 하십시오.
    그 지역을 감시하는 이들에게 전달하고 누구에게 알렸는지 알려 주십시오.
    변경과 종료를 알리겠습니다.

triggers-infrastructure-title = 기반 시설 부근의 활동
triggers-infrastructure-when = 양측에 관련된 발전소, 댐, 케이블, 관로 또는 전력망 부근의 활동이나 공사입니다.
triggers-infrastructure-step-1 = 양측이 아는 이름과 위치로 시설을 밝히십시오.
triggers-infrastructure-step-2 = 계획되거나 관측된 것과 그곳에서 일어나서는 안 되는 것을 말하십시오.
triggers-infrastructure-step-3 = 상대 측에서 누가 맡고 있고 누구에게 연락할 수 있는지 물으십시오.
triggers-infrastructure-step-4 = 각 측이 할 일과 시각을 합의하고 복창하십시오.
triggers-infrastructure-subject = { $site } 부근: { $what }
triggers-infrastructure-text =
    { $site } 부근(장소: { $place }): { $what }. 기간: { $time } ~ { $until }.
    그곳의 피해는 양측 사람들을 해칩니다.
    이 기간에 귀측 부대와 공사를 멀리하고 그 부근에 무엇이 있는지 알려 주십시오.
    이에 관해 귀측의 누구에게 연락할 수 있는지 알려 주십시오.

triggers-line-failing-title = 회선 시험 실패
triggers-line-failing-when = 이 회선의 시험에 응답이 없거나 경로가 끊겼습니다. 이유는 알 수 없습니다.
triggers-line-failing-step-1 = 어느 계층이 아직 응답하고 나머지는 언제부터 응답하지 않는지 보십시오.
triggers-line-failing-step-2 = 먼저 우리 쪽을 보십시오: 전원, 네트워크, 시계.
triggers-line-failing-step-3 = 당직 책임관에게 알리십시오. 협정서의 전화번호를 쓰십시오.
triggers-line-failing-step-4 = 누구에게도 이유를 추측하지 마십시오.
triggers-line-failing-subject = 이 회선의 시험에 응답이 없음
triggers-line-failing-text =
    { $time }부터 이 회선의 시험에 이곳에서 응답을 받지 못했습니다: { $what }.
    이유를 알지 못합니다. 귀측을 살펴보고 알아낸 것을 알려 주십시오.
    다음으로도 연락할 수 있습니다: { $channel }.

triggers-goodwill-title = 호의 또는 조의
triggers-goodwill-when = 요구되지는 않으나 한마디 전할 만한 일이 상대 측에 있었습니다.
triggers-goodwill-step-1 = 합의된 호칭을 쓰십시오.
triggers-goodwill-step-2 = 다른 것을 덧붙이지 마십시오. 요청도 비난도 넣지 마십시오.
triggers-goodwill-step-3 = 우리 측을 대표해 말할 수 있는 사람의 승인을 받으십시오.
triggers-goodwill-subject = 우리 측의 말씀
triggers-goodwill-text =
    다음 소식을 들었습니다: { $what }.
    관련된 분들께 마음을 전합니다. 도울 수 있으면 이 회선으로 알려 주십시오.

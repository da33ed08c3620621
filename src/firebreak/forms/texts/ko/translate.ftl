### Translations in stages, and read-backs. The original is authoritative at every stage.

translate-title = 번역과 복창
translate-theirs = 보낸 측: { $party }
translate-ours = 우리가 보냄: { $party }
translate-on-the-line = 회선에서
translate-choose = 이 회선의 말, 최신순
translate-nothing = 이 회선에는 아직 말이 없습니다.
translate-written = 작성
translate-versions = 판
translate-original = 원문
translate-authoritative = 우선함
translate-language = 언어: { $lang }
translate-empty = (비어 있음)
translate-as-before = 앞선 판({ $stage })과 같습니다.
translate-changed = 앞선 판({ $stage })과 { $count }곳이 다릅니다.
translate-before = 앞선 판
translate-acted-earlier = 귀측은 이전 판에 따라 행동했습니다
translate-acted-earlier-means = 귀측의 마지막 행위는 “{ $stage }” 판에 근거했습니다. 그 뒤 “{ $later }” 판이 왔습니다. 달라진 점을 읽고 답이 달라지면 알리십시오.
translate-new = 새 판
translate-new-means = 첫 단계인 즉석 번역부터 시작합니다.
translate-new-from-last = 마지막 판의 본문에서 시작합니다.
translate-stage = 단계
translate-text = 이 판의 본문
translate-send = 기록에 넣기
translate-send-means = 양측이 보관합니다. 원문은 바뀌지 않습니다.
translate-differs-here = 다름:
translate-same = 대소문자와 공백을 빼면 같음
translate-differences = 다른 곳 { $count }개

translate-read-backs = { $count ->
    [0] 복창
   *[other] 복창 { $count }회
}
translate-read-back-means = 받는 측이 말을 되풀이하면 작성 측 기계가 견줍니다. 일치하면 이해한 것으로 볼 뿐 그 이상은 아닙니다.
translate-read-back = 복창
translate-read-back-new = 상대에게 복창
translate-read-back-text = 읽은 그대로의 말
translate-read-back-hint = 본문 전체를 되풀이하거나 아래에 핵심 항목을 적으십시오.
translate-read-back-send = 복창 보내기
translate-field-name = 항목
translate-field-value = 읽은 내용
translate-field-add = 항목 추가
translate-field-means = 항목의 값이 원문에 있으면 일치로 봅니다.
translate-differs = 다름
translate-check-open = 작성 측 기계가 아직 견주지 않음
translate-check-matched = 일치
translate-check-differs = 다름
translate-check-differs-means = 아직 이해되지 않았습니다. 한쪽이 다르게 읽고 있습니다. 원문은 쓰인 그대로입니다.
translate-confirm = 이 복창 확인
translate-confirm-means = 기계의 말 곁에 더하는 사람의 말입니다. 예의일 뿐 동의가 아닙니다.

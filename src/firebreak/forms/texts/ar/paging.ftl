### What a page says: come to the line, and nothing of what the matter is. And the state of the means.

paging-come = { $desk }: يُرجى الحضور إلى الخط. { $precedence }
paging-come-marked = { $marking }. { $desk }: يُرجى الحضور إلى الخط. { $precedence }
paging-come-plain = { $desk }: يُرجى الحضور إلى الخط.
paging-stop = { $desk }: تولّى أحدهم الأمر.
paging-test = { $desk }: اختبار لوسيلة الاستدعاء هذه. لا يلزم أي إجراء.

paging-kind-bell = رنين في النوافذ المفتوحة
paging-kind-command = برنامج
paging-kind-apprise = خدمات
paging-result-taken = قُبل؛ ولا يُعرف إن كان أحد قد سمعه
paging-result-failed = أخفق
paging-result-missed = فات موعده: لم تكن العقدة تعمل
paging-warning-few-means = { $line }، { $desk }: أقل من وسيلتين مستقلتين. قد يعني استدعاء ضائع واحد ضياع مكالمة.
paging-warning-not-scheduled = { $name }: لا تُختبر إلا عند الطلب.
paging-warning-never-tested = { $name }: لم تُختبر قط.
paging-warning-test-failed = { $name }: أخفق الاختبار الأخير.
paging-warning-test-missed = { $name }: فات موعد الاختبار الأخير.

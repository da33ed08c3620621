### The watch: every line at a glance, and what waits for a person.

watch-title = Дежурство
watch-waits = { $count ->
    [0] Ничто не ждёт человека
    [one] Человека ждёт { $count } дело
    [few] Человека ждут { $count } дела
   *[other] Человека ждут { $count } дел
}
watch-nothing-else-waits = Больше ничто не ждёт человека
watch-nothing-waits = Что поступит, появится здесь и прозвучит там, где должно.
watch-lines = { $count ->
    [one] { $count } линия
    [few] { $count } линии
   *[other] { $count } линий
}
watch-no-lines = На этом узле ещё нет линии. Её создаёт `firebreak line propose`.
watch-open = Открыть
watch-noted = Принято к сведению
watch-stands-still = Эта линия остановлена
watch-view-closed = Ничего не слышно с
watch-act-as = От имени поста
watch-no-desk = Вы не действуете ни за один пост этой линии
watch-since = с
watch-finding = Наши проверки показывают
watch-declared = Объявлено
watch-declared-sides = (мы: { $us }; они: { $them })
watch-observed = Каналы
watch-paths-out = Нет эха: { $paths }
watch-paths = { $count ->
    [one] { $count } канал по уставу
    [few] { $count } канала по уставу
   *[other] { $count } каналов по уставу
}
watch-last-heard = Последний признак жизни
watch-next-test = Следующая проверка
watch-nothing-open = Открытых попыток и обещаний нет.
watch-open-items = Открытые попытки и обещания
watch-call-in = Вызов от { $desks }
watch-call-out = Вызов к { $desks }
watch-message-unseen = Не отмечено как просмотренное: сообщение от { $desks }
watch-more = { $count ->
    [one] и ещё { $count }
    [few] и ещё { $count }
   *[other] и ещё { $count }
}
watch-read-back-differs = Они повторили иначе, чем написано
watch-deferred-us = Мы обещали ответить на вызов до
watch-deferred-them = Они обещали ответить на наш вызов до
watch-promise-us = Мы обещали
watch-promise-them = Они обещали
watch-held = { $count ->
    [one] Здесь ждёт { $count }
    [few] Здесь ждут { $count }
   *[other] Здесь ждут { $count }
}
watch-waiting-release = { $count ->
    [one] { $count } ждёт второго лица
    [few] { $count } ждут второго лица
   *[other] { $count } ждут второго лица
}
watch-clock-ahead = Их часы, по-видимому, спешат относительно наших на { $span }. Какие неверны, отсюда не видно.
watch-clock-behind = Их часы, по-видимому, отстают от наших на { $span }. Какие неверны, отсюда не видно.
watch-cut = Прервано намеренно, для показа: { $paths }
watch-on-us = На дежурстве здесь
watch-on-them = На дежурстве там, по последним данным
watch-on-nobody = никто не подписался
watch-handover = Сдача дежурства
watch-write = Написать
watch-test-them = Проверить их пост
watch-test-challenge = Вопрос:
watch-test-your-answer = Ваш ответ за пост { $desk }
watch-test-answer = Ответить на проверку
watch-test-asked = Спрошено

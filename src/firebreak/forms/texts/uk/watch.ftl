### The watch: every line at a glance, and what waits for a person.

watch-title = Чергування
watch-waits = { $count ->
    [0] Ніщо не чекає на людину
    [one] На людину чекає { $count } справа
    [few] На людину чекають { $count } справи
   *[other] На людину чекають { $count } справ
}
watch-nothing-else-waits = Більше ніщо не чекає на людину
watch-nothing-waits = Що надійде, з’явиться тут і пролунає там, де має.
watch-lines = { $count ->
    [one] { $count } лінія
    [few] { $count } лінії
   *[other] { $count } ліній
}
watch-no-lines = На цьому вузлі ще немає лінії. Її створює `firebreak line propose`.
watch-open = Відкрити
watch-noted = Взято до відома
watch-stands-still = Цю лінію зупинено
watch-view-closed = Нічого не чути з
watch-act-as = Від імені поста
watch-no-desk = Ви не дієте за жоден пост цієї лінії
watch-since = з
watch-finding = Наші перевірки показують
watch-declared = Оголошено
watch-declared-sides = (ми: { $us }; вони: { $them })
watch-observed = Канали
watch-paths-out = Немає луни: { $paths }
watch-paths = { $count ->
    [one] { $count } канал за статутом
    [few] { $count } канали за статутом
   *[other] { $count } каналів за статутом
}
watch-last-heard = Остання ознака життя
watch-next-test = Наступна перевірка
watch-nothing-open = Відкритих спроб і обіцянок немає.
watch-open-items = Відкриті спроби та обіцянки
watch-call-in = Виклик від { $desks }
watch-call-out = Виклик до { $desks }
watch-message-unseen = Не позначено як переглянуте: повідомлення від { $desks }
watch-more = { $count ->
    [one] і ще { $count }
    [few] і ще { $count }
   *[other] і ще { $count }
}
watch-read-back-differs = Вони повторили інакше, ніж написано
watch-deferred-us = Ми обіцяли відповісти на виклик до
watch-deferred-them = Вони обіцяли відповісти на наш виклик до
watch-promise-us = Ми обіцяли
watch-promise-them = Вони обіцяли
watch-held = { $count ->
    [one] Тут чекає { $count }
    [few] Тут чекають { $count }
   *[other] Тут чекають { $count }
}
watch-waiting-release = { $count ->
    [one] { $count } чекає на другу особу
    [few] { $count } чекають на другу особу
   *[other] { $count } чекають на другу особу
}
watch-clock-ahead = Їхній годинник, схоже, поспішає щодо нашого на { $span }. Котрий неправильний, звідси не видно.
watch-clock-behind = Їхній годинник, схоже, відстає від нашого на { $span }. Котрий неправильний, звідси не видно.
watch-cut = Перервано навмисно, для показу: { $paths }
watch-on-us = На чергуванні тут
watch-on-them = На чергуванні там, за останніми даними
watch-on-nobody = ніхто не підписався
watch-handover = Здавання чергування
watch-write = Написати
watch-test-them = Перевірити їхній пост
watch-test-challenge = Запитання:
watch-test-your-answer = Ваша відповідь за пост { $desk }
watch-test-answer = Відповісти на перевірку
watch-test-asked = Запитано

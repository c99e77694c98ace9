"""The words that the benchmark's documents are made of, each in English, Korean and Japanese."""

from __future__ import annotations

LANGUAGES = ("en", "ko", "ja")

Words = tuple[str, str, str]
"""One text in every language, in the order of LANGUAGES."""

TERMS: tuple[Words, ...] = (
    ("bill", "청구서", "請求書"),
    ("deposit", "착수금", "着手金"),
    ("deadline", "마감", "納期"),
    ("draft", "초안", "下書き"),
    ("brief", "의뢰서", "依頼書"),
    ("schedule", "일정표", "日程表"),
    ("quote", "견적", "見積もり"),
    ("contract", "계약서", "契約書"),
    ("receipt", "영수증", "領収書"),
    ("handover", "인계", "引き継ぎ"),
    ("cabinet", "보관함", "保管庫"),
    ("meeting", "회의", "打ち合わせ"),
    ("report", "보고서", "報告書"),
    ("revision", "수정안", "修正案"),
    ("budget", "예산", "予算"),
    ("reminder", "독촉장", "督促状"),
    ("calendar", "달력", "カレンダー"),
    ("folder", "폴더", "フォルダー"),
    ("milestone", "중간 목표", "中間目標"),
    ("licence", "사용권", "使用許諾"),
    ("proposal", "제안서", "提案書"),
    ("password", "비밀번호", "パスワード"),
    ("timesheet", "작업 기록", "作業記録"),
    ("sign-off", "승인", "承認"),
)

TOPICS: tuple[Words, ...] = (
    ("basics", "기초", "基本"),
    ("limits", "한도", "上限"),
    ("examples", "보기", "例"),
    ("repair", "바로잡기", "直し方"),
    ("naming", "이름 짓기", "名付け"),
    ("review", "점검", "点検"),
    ("changes", "바뀐 점", "変更点"),
    ("questions", "묻고 답하기", "問答"),
    ("checklist", "점검표", "確認表"),
    ("costs", "비용", "費用"),
)

GROUPS: tuple[Words, ...] = (
    ("First steps", "첫걸음", "最初の一歩"),
    ("Planning", "계획", "計画"),
    ("Prices", "가격", "価格"),
    ("Agreements", "합의", "合意"),
    ("Everyday work", "일상 업무", "日々の仕事"),
    ("Files", "파일", "ファイル"),
    ("Talks", "대화", "話し合い"),
    ("Money", "돈", "お金"),
    ("Endings", "마무리", "終わり方"),
    ("Reference", "찾아보기", "参考"),
)

HEADINGS: tuple[Words, ...] = (
    ("Before you start", "시작하기 전에", "始める前に"),
    ("What it is for", "쓰임새", "何のためか"),
    ("Choosing well", "잘 고르는 법", "選び方"),
    ("Day by day", "하루하루", "日ごとに"),
    ("When it goes wrong", "어긋났을 때", "うまくいかないとき"),
    ("What it costs", "드는 비용", "かかる費用"),
    ("What to keep", "남겨 둘 것", "残しておくもの"),
)

COLUMNS: tuple[Words, ...] = (("Name", "이름", "名前"), ("Value", "값", "値"), ("Meaning", "뜻", "意味"))

MEANINGS: tuple[Words, ...] = (
    ("the most that one {a} may take", "{a} 하나가 쓸 수 있는 최대치", "{a}一つの上限"),
    ("days for which the {a} is kept", "{a} 보관 일수", "{a}を残す日数"),
    ("the name printed on the {a}", "{a} 위에 적히는 이름", "{a}に記す名前"),
    ("how often the {a} is read", "{a} 확인 주기", "{a}を読む頻度"),
    ("who signs the {a}", "{a} 서명자", "{a}に署名する人"),
)

SEE: Words = (
    "Read on in [{title}]({target}).",
    "이어서 [{title}]({target}) 글을 읽는다.",
    "続きは[{title}]({target})を読む。",
)

RULE: Words = (
    "The rule is `{code}`, which is **{n}**.",
    "규칙은 `{code}`, 값은 **{n}**.",
    "決まりは`{code}`で、値は**{n}**。",
)

SENTENCES: tuple[Words, ...] = (
    (
        "A short {a} that both of you have read is worth more than a long {b} that neither has.",
        "두 사람이 다 읽은 짧은 {a} 한 장이 아무도 읽지 않은 긴 {b} 한 부보다 낫다.",
        "二人とも読んだ短い{a}は、誰も読んでいない長い{b}に勝る。",
    ),
    (
        "Put the {a} in front of the client on the day it changes, and keep the old {b} beside it.",
        "{a} 내용이 바뀌는 날 바로 고객에게 보여 주고, 예전 {b} 자료를 곁에 둔다.",
        "{a}が変わったその日に依頼主へ見せ、古い{b}も隣に残す。",
    ),
    (
        "Most trouble with a {a} begins about {n} days before anyone speaks about it.",
        "{a} 문제는 대개 누군가 말을 꺼내기 {n}일쯤 전에 시작된다.",
        "{a}の問題は、たいてい誰かが口にする{n}日ほど前に始まる。",
    ),
    (
        "If the {a} and the {b} disagree, believe the one that carries a date.",
        "{a} 쪽과 {b} 쪽이 서로 다르면 날짜가 적힌 쪽을 믿는다.",
        "{a}と{b}が食い違うときは、日付のあるほうを信じる。",
    ),
    (
        "Count up to {n} before you answer, then ask what the {a} is meant to change.",
        "대답하기 전에 {n}까지 세고, {a} 때문에 무엇이 달라져야 하는지 묻는다.",
        "答える前に{n}まで数え、{a}で何を変えたいのかを尋ねる。",
    ),
    (
        "Nobody remembers a {a} after a month, so write one line about the reason.",
        "한 달이 지나면 아무도 {a} 사정을 기억하지 못하니 이유를 한 줄 적어 둔다.",
        "一か月たてば誰も{a}の事情を覚えていないので、理由を一行書いておく。",
    ),
    (
        "Send the {a} in the morning, when the person who decides about the {b} is at work.",
        "{b} 결정을 내리는 사람이 자리에 있는 오전에 {a} 자료를 보낸다.",
        "{b}を決める人が席にいる朝のうちに{a}を送る。",
    ),
    (
        "Every {a} needs one owner, and that person may change without a new {b}.",
        "어떤 {a} 건이든 담당자는 한 명이며, 새 {b} 없이도 담당자를 바꿀 수 있다.",
        "どの{a}にも担当者は一人で、新しい{b}がなくても交代できる。",
    ),
    (
        "Leave {n} hours free in the week of the {a}, since something always comes up.",
        "무슨 일이든 생기기 마련이니 {a} 주간에는 {n}시간을 비워 둔다.",
        "何かは必ず起こるので、{a}の週には{n}時間を空けておく。",
    ),
    (
        "A friendly tone costs nothing, while a vague {a} can cost the whole {b}.",
        "다정한 말투는 돈이 들지 않지만, 모호한 {a} 하나로 {b} 전체를 잃을 수 있다.",
        "親しみのある口調はただだが、曖昧な{a}は{b}をまるごと失わせる。",
    ),
    (
        "Check the {a} twice, once for the numbers and once for the names.",
        "{a} 내용은 숫자를 보며 한 번, 이름을 보며 한 번, 모두 두 번 살핀다.",
        "{a}は数字で一度、名前で一度、あわせて二度確かめる。",
    ),
    (
        "You can stop reading here if your {a} has fewer than {n} lines.",
        "{a} 분량이 {n}줄보다 적다면 여기까지만 읽어도 된다.",
        "{a}が{n}行より少なければ、ここで読み終えてよい。",
    ),
    (
        "Say no to the second {a} before you have been paid for the first {b}.",
        "첫 {b} 값을 받기 전에는 두 번째 {a} 요청을 거절한다.",
        "最初の{b}の支払いを受ける前に、二つ目の{a}は断る。",
    ),
    (
        "The cheapest {a} is the one that you did not have to make again.",
        "가장 싼 {a} 작업은 다시 만들 필요가 없던 작업이다.",
        "いちばん安い{a}とは、作り直さずに済んだものである。",
    ),
    (
        "When {n} people may comment on a {a}, ask for one list from all of them.",
        "{a} 의견을 낼 사람이 {n}명이면 모두의 의견을 한 목록으로 달라고 한다.",
        "{n}人が{a}に意見を言えるなら、全員分を一つの一覧で求める。",
    ),
    (
        "Keep the {a} apart from the {b}, for they will be needed on different days.",
        "필요한 날이 서로 다르므로 {a} 자료와 {b} 자료를 따로 둔다.",
        "使う日が違うので、{a}と{b}は分けて置く。",
    ),
    (
        "A silence of {n} days is an answer too, and your {a} should say which.",
        "{n}일 동안의 침묵도 대답이며, 어떤 뜻인지는 {a} 속에 적어 둔다.",
        "{n}日間の沈黙も返事であり、その意味は{a}に書いておく。",
    ),
    (
        "Nothing in the {a} should surprise a person who has read the {b}.",
        "{b} 내용을 읽은 사람이 {a} 내용에 놀라는 일은 없어야 한다.",
        "{b}を読んだ人が{a}に驚くことがあってはならない。",
    ),
    (
        "Thank them for the {a}, name the one thing that is missing, and give a day.",
        "{a} 건에 감사를 전하고, 빠진 한 가지를 말하고, 날짜를 정해 준다.",
        "{a}への礼を述べ、足りない一点を挙げ、日を決める。",
    ),
    (
        "An old {a} is a good teacher: read {n} of them before you write a new one.",
        "예전 {a} 자료는 좋은 스승이니, 새로 쓰기 전에 {n}건을 읽어 본다.",
        "古い{a}はよい先生なので、新しく書く前に{n}件読む。",
    ),
    (
        "What is not in the {a} will be done for nothing, or not at all.",
        "{a} 속에 없는 일은 공짜로 하게 되거나 아예 하지 않게 된다.",
        "{a}にないことは、ただ働きになるか、行われないかである。",
    ),
    (
        "Two short talks about the {a} are better than one long {b}.",
        "{a} 이야기는 긴 {b} 한 번보다 짧은 대화 두 번이 낫다.",
        "{a}については、長い{b}一回より短い話し合い二回のほうがよい。",
    ),
    (
        "Use plain words in the {a}, since it may be read aloud in a room that you are not in.",
        "내가 없는 방에서 소리 내어 읽힐 수도 있으니 {a} 글은 쉬운 말로 쓴다.",
        "自分のいない部屋で読み上げられるかもしれないので、{a}は平易な言葉で書く。",
    ),
    (
        "Give the {a} back as you got it, and ask for a line that says so.",
        "{a} 자료는 받은 그대로 돌려주고, 그렇게 했다는 확인 한 줄을 받는다.",
        "{a}は受け取ったまま返し、その旨の一文をもらう。",
    ),
)

FIELDS: dict[str, Words] = {
    "signs": ("How to recognise it", "알아보는 법", "見分け方"),
    "causes": ("What may be behind it", "그 뒤에 있는 것", "背景にあるもの"),
    "repair": ("One fair attempt", "한 번의 시도", "一度の試み"),
    "words": ("Words for it", "할 말", "言い方"),
    "stay": ("What speaks for staying", "계속할 이유", "続ける理由"),
    "stop": ("When to end it", "끝낼 때", "終えるとき"),
    "steps": ("The way out", "나가는 길", "終え方"),
    "mistakes": ("What often goes wrong", "흔한 실수", "よくある失敗"),
}
"""The headings that a peer has to write into each page and that our templates bring along."""

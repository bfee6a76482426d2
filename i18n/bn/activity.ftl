# ধাপে কোনো কাজ যে ভুল পায়। প্রতিটি বাক্য ভুলটি বলে; .help বলে কী লিখতে হবে। লেখককে "আপনি"।

activity-again-needs-page = গল্পের পাতা আবার খুলতে দুটোই লাগে: কোন গল্প ও কোন পাতা।
    .help = again = "story" ও page = 3 লিখুন, নয়তো দুটোই বাদ দিন।
activity-art-or-text = "{ $id }"-এর একটি ছবি বা একটি লেখা লাগবে, দুটো নয়।
    .help = art = "…" অথবা text = "…" লিখুন।
activity-basket-has-no-cards = ঝুড়ি ভরতে হয়, তাই বেছে নেওয়ার কার্ড নেই।
    .help = wrong বাদ দিন, নয়তো put বাদ দিন।
activity-baskets-count = { $n }টি ঝুড়িতে বাছাই করা যায় না।
    .help = { $least } থেকে { $most }টি ঝুড়ি দিন।
activity-beat-a-word = { $words }টি শব্দের জন্য তাল আছে { $n }টি।
    .help = প্রতিটি শব্দের জন্য একটি তাল লিখুন, নয়তো beat বাদ দিন।
activity-beats-backwards = তালগুলো বাড়ছে না।
    .help = শব্দের ক্রমে লিখুন, প্রতিটি আগেরটির চেয়ে বড়।
activity-cannot-pass = { $n }টি প্রশ্নের মধ্যে { $pass }টি ঠিক চাওয়া হয়েছে।
    .help = pass যেন প্রশ্নের সংখ্যার চেয়ে বড় না হয়।
activity-choice-empty = এই কার্ডে কিছুই নেই।
    .help = text = "…", art = "…" বা দুটোই দিন।
activity-colour-and-art = যে ছবিতে রং ভরা হয়, তার নিচে আর কোনো ছবি থাকে না।
    .help = art বাদ দিন, নয়তো colour বাদ দিন।
activity-empty-basket = "{ $id }" ঝুড়িতে রাখার কিছু নেই।
    .help = অন্তত একটি জিনিসে in = "{ $id }" লিখুন, নয়তো ঝুড়িটি বাদ দিন।
activity-film-times = ভিডিওর সময়গুলো বাড়ছে না, অথবা তার { $seconds } সেকেন্ডের বাইরে চলে গেছে।
    .help = প্রতিটি at আগেরটির পরে আর ভিডিওর ভেতরে হবে।
activity-film-twice = এখানে "{ $lang }"-এ একটি ভিডিও আগেই আছে।
    .help = প্রতিটি ইশারা ভাষায় একটি করে রাখুন।
activity-find-or-hop = হয় একটি সংখ্যা খুঁজতে হবে, নয় লাফাতে হবে।
    .help = find = 7 লিখুন, অথবা start = 6 ও hop = 2 (পেছনে যেতে hop = -2)।
activity-foil-is-target = ভুল উত্তর "{ $choice }" দেখতে ঠিক উত্তরের মতোই।
    .help = এমন কিছু দিন যা শিশু দেখে আলাদা করতে পারে।
activity-gap-needs-text = ফাঁক পূরণের কার্ডে লেখা লাগবে।
    .help = text = "…" দিন।
activity-line-length = এই সংখ্যারেখা আঁকা যায় না।
    .help = to যেন from-এর চেয়ে পুরো ধাপে বড় হয়, সংখ্যা সবচেয়ে বেশি { $most }টি।
activity-no-foil = বেছে নেওয়ার কিছু নেই।
    .help = অন্তত একটি ভুল উত্তর যোগ করুন: wrong = [ … ]।
activity-no-items = এই ধাপে কোনো প্রশ্ন নেই।
    .help = প্রতিটি প্রশ্নের জন্য একটি [[step.item]] অংশ যোগ করুন।
activity-no-letters = লেখার জন্য কোনো বর্ণ নেই।
    .help = letter তালিকায় অন্তত একটি বর্ণ লিখুন।
activity-no-verse = এই গানে কোনো কথা নেই।
    .help = প্রতিটি চরণের জন্য একটি [[step.verse]] অংশ যোগ করুন।
activity-off-the-line = { $n } সংখ্যাটি { $from } থেকে { $to } রেখায় নেই।
    .help = রেখায় আছে এমন সংখ্যা দিন, নয়তো রেখা লম্বা করুন।
activity-one-action = একটি নড়াচড়া ঠিক একটিই কাজ করে; এখানে আছে: { $given }।
    .help = move, path, circle, hop, swing, bob, shake, turn, grow, fade, drift, pose, walk, flip থেকে একটি লিখুন; অন্যটির জন্য আলাদা নড়াচড়া দিন।
activity-one-gap = লেখায় ঠিক একটি ফাঁক লাগবে।
    .help = যেখানে কিছু নেই সেখানে দুটি নিচু দাগ দিন: "নদ__"।
activity-one-tile = "{ $text }" একটি টালি নয়।
    .help = একটি বর্ণ, একটি যুক্তবর্ণ, একটি কার বা একটি চিহ্ন লিখুন।
activity-one-word = বানানোর শব্দ একটিই শব্দ, অন্তত দুটি টালির।
    .help = ফাঁকা জায়গা ছাড়া লিখুন।
activity-pairs-count = { $n } জোড়ার খেলা চলে না।
    .help = { $least } থেকে { $most } জোড়া দিন।
activity-pictures-count = { $n }টি ছবি সাজানো যায় না।
    .help = { $least } থেকে { $most }টি ছবি দিন।
activity-reserved-id = পাতার কোনো কিছুর নাম "{ $id }" হতে পারে না: পাতার বোতামের নাম এটি।
    .help = অন্য নাম দিন।
activity-right-always-first = ঠিক কার্ড সব সময় প্রথমে; শিশু উত্তর নয়, জায়গা শিখে ফেলে।
    .help = fixed সরান, নয়তো কয়েকটিতে place = 2 বা 3 দিন।
activity-rounds = ধাপগুলো খালি, অথবা একটি দুবার লেখা।
    .help = এগুলো থেকে লিখুন: rounds = ["watch", "dots", "alone"]।
activity-same-choice = "{ $choice }" দুবার আছে; শিশু দুটোকে আলাদা করতে পারবে না।
    .help = একটি বদলান।
activity-same-id = "{ $id }" দুবার আছে।
    .help = একটির id বদলান।
activity-sign-at = হাতের জায়গা তিনটি সংখ্যা, -0.7 থেকে 0.7-এর মধ্যে।
    .help = বুকের মাঝখান থেকে মেপে at = [ডানে, ওপরে, সামনে] লিখুন; 1 মানে এক হাতের দৈর্ঘ্য।
activity-sign-demo = যে ইশারার id demo. দিয়ে শুরু, কেবল তারই অবস্থা demo হয়।
    .help = বানানো ইশারা কেবল যন্ত্র পরখ করার জন্য; আসল ইশারার id দিন bdsl.nouka-র মতো।
activity-sign-draft = খসড়া
activity-sign-empty = এই ধাপে ইশারায় কিছুই বলা হয় না।
    .help = [[step.pages]] বা [[step.choose]] অংশ যোগ করুন।
activity-sign-hands = হাতগুলো hands = "{ $hands }"-এর সঙ্গে মেলে না।
    .help = one ও two-sym-এ শুধু right থাকে, two-asym-এ right ও left দুটোই।
activity-sign-no-face = এই ইশারার কোনো ভঙ্গিতে মুখের ভাব নেই; মুখ ছাড়া ইশারা অসম্পূর্ণ।
    .help = অন্তত একটি ভঙ্গিতে লিখুন: face = {"{"} brow = "neutral", eyes = "front", mouth = "rest" {"}"}
activity-sign-no-key = এই ইশারার কোনো ভঙ্গি নেই।
    .help = প্রতিটি ভঙ্গির জন্য [[key]] অংশ দিন, প্রথমটিতে t = 0।
activity-sign-nothing = এখানে ইশারায় কিছু বলা হয় না।
    .help = signed = [{"{"} sign = "…", words = [0, 0] {"}"}] লিখুন।
activity-sign-or-spell = প্রতিটি অংশ হয় একটি ইশারা, নয় বানান করা একটি শব্দ।
    .help = sign = "…" অথবা spell = "…" লিখুন।
activity-sign-palm = আঙুল যেদিকে, হাতের তালু সেদিকে বা তার উল্টোদিকে হতে পারে না।
    .help = আঙুলের সঙ্গে আড়াআড়ি তালু দিন, যেমন finger = "up" ও palm = "out"।
activity-sign-reviews = ইশারাটি reviewed বলা হয়েছে, কিন্তু দুজন এটিকে ঠিক বলেননি।
    .help = by, date ও verdict = "ok" সহ দুটি [[review]] দিন, নয়তো status = "draft" লিখুন।
activity-sign-source = ইশারাটি reviewed বলা হয়েছে, কিন্তু উৎসে নেই: { $lacking }।
    .help = [source]-এর নিচে লিখুন, নয়তো status = "draft" দিন।
activity-sign-times = ভঙ্গিগুলোর সময় বাড়ছে না।
    .help = প্রতিটি t আগেরটির t ও hold-এর যোগফলের চেয়ে বড় হবে।
activity-sign-words = এই শব্দগুলো লেখায় নেই; লেখায় শব্দ { $words }টি।
    .help = ০ থেকে গুনে words = [প্রথম, শেষ] লিখুন (ইংরেজি অঙ্কে)।
activity-start-needs-put = শুরু থেকে ঝুড়িতে কিছু থাকে কেবল আরও রাখতে হলে।
    .help = put = 3 লিখুন, নয়তো start বাদ দিন।
activity-story-empty = এই গল্পে কোনো পাতা নেই।
    .help = প্রতি পাতার জন্য [[step.page]] অংশ দিন, অথবা আগের গল্প দেখাতে again = "…" লিখুন।
activity-swap-needs-two = অদলবদলে দুটি আলাদা ছবির নাম লাগে।
    .help = লিখুন: pair = ["one", "other"]।
activity-things-count = { $n }টি জিনিস বাছাই করা যায় না।
    .help = { $least } থেকে { $most }টি জিনিস দিন।
activity-too-few-things = ঝুড়িতে { $put }টি রাখতে হবে, অথচ আছে মোটে { $n }টি।
    .help = n যেন put-এর চেয়ে ছোট না হয়।
activity-too-many-choices = { $n }টি কার্ড একসঙ্গে দেখার জন্য বেশি।
    .help = ঠিকটি সহ বেশি হলে { $most }টি দিন।
activity-too-many-movers = এখানে { $n }টি জিনিস একসঙ্গে নড়ে; সবচেয়ে ধীর ট্যাবলেট { $most }টি পারে।
    .help = কয়েকটিকে স্থির রাখুন।
activity-too-many-tiles = ছোট আঙুলের জন্য { $n }টি টালি বেশি।
    .help = শব্দের নিজেরগুলোসহ সবচেয়ে বেশি { $most }টি দিন।
activity-unknown-basket = এখানে "{ $id }" নামে কোনো ঝুড়ি নেই।
    .help = কোনো একটি ঝুড়ির id লিখুন।
activity-unknown-picture = এখানে "{ $id }" নামে কোনো ছবি নেই।
    .help = উপরের কোনো ছবির id লিখুন।
activity-unreadable = কাজটি এই ধাপ পড়তে পারে না।
    .help = docs/lesson-format.md-এর একই ধরনের উদাহরণের সঙ্গে মিলিয়ে দেখুন।
activity-word-not-in-line = "{ $word }" শব্দটি এখানে যা বলা হয় তাতে নেই।
    .help = say-তে যেমন আছে তেমন লিখুন, যতিচিহ্ন ছাড়া।

# প্যাকার লেখকদের যা বলে। প্রতিটি বাক্য ভুলটি বলে; .help বলে কী লিখতে হবে। লেখককে "আপনি"।

## Names beside each finding.

pack-error = ভুল
pack-warning = দেখুন
pack-help = করণীয়
pack-count = ভুল: { $errors }টি। দেখার বিষয়: { $warnings }টি।
pack-good = পাঠগুলো ঠিক আছে।

## Files that cannot be read.

pack-unreadable = ফাইলটি পড়া যাচ্ছে না: { $why }।
    .help = ফাইলটি আছে কি না এবং খোলার অনুমতি আছে কি না দেখুন।
pack-not-utf8 = ফাইলটি UTF-8 হিসেবে সংরক্ষিত নয়।
    .help = লেখার প্রোগ্রামে খুলে UTF-8 বেছে আবার সংরক্ষণ করুন।
pack-too-large = ফাইলটি খুব বড়।
    .help = একটি পাঠ কয়েক কিলোবাইট হয়; শব্দ ও ছবি আলাদা ফাইলে রাখুন।
pack-json = ফাইলটি পড়ার মতো JSON নয়: { $why }।

## The writing itself.

pack-syntax = এখানে লেখাটি বোঝা গেল না ({ $why })।
    .help = লাইনের ধরন এমন: key = "লেখা"।
pack-syntax-quotes = বাঁকা উদ্ধৃতি চিহ্ন { $found } দিয়ে লেখা ঘেরা যায় না।
    .help = সোজা চিহ্ন দিন: "…"। তার ভেতরে বাঁকা চিহ্ন চলবে।
pack-syntax-no-value = এখানে কিছু বাদ পড়েছে।
    .help = সমান চিহ্নের পরে মান লিখুন, যেমন: minutes = 9।
pack-syntax-unended = লেখাটির শেষ নেই।
    .help = একই লাইনে { $quote } দিয়ে শেষ করুন।
pack-syntax-unquoted = লেখার দুই পাশে উদ্ধৃতি চিহ্ন লাগবে।
    .help = লিখুন: "{ $found }"।
pack-syntax-twice = "{ $key }" এখানে দুবার আছে; প্রথমটি { $line } নম্বর লাইনে।
    .help = একটি রাখুন।
pack-syntax-table-twice = এই অংশ আগেই আছে, { $line } নম্বর লাইনে।
    .help = আরেকটি ধাপ বা পাতার জন্য দুই জোড়া বন্ধনী দিন, যেমন [[step]]।
pack-syntax-comma = এখানে একটি কমা বাদ পড়েছে।
    .help = মানগুলোর মাঝে কমা দিন: [0.1, 0.2]।
pack-syntax-unclosed = বন্ধনী শেষ হয়নি।
    .help = শেষে { $bracket } দিন।
pack-syntax-backslash = "…" এর ভেতরে \ চিহ্নের আলাদা মানে আছে।
    .help = দুবার লিখুন, অথবা লেখাটি '…' দিয়ে ঘিরুন।
pack-syntax-deep = এটি কোনো পাঠের চেয়ে বেশি গভীরে।
    .help = অনিচ্ছায় লেখা বন্ধনী বা চাবি-শব্দের বিন্দু খুঁজে দেখুন।
pack-syntax-number = "{ $found }" সংখ্যা নয়।
    .help = সংখ্যা 0-9 অঙ্কে ও বিন্দু দিয়ে লিখুন: 2.5। লেখা হলে উদ্ধৃতি চিহ্ন দিন।
pack-syntax-not-ascii = "{ $found }" এখানে বসে না।
    .help = চাবি-শব্দ ইংরেজি অক্ষরে, লেখা উদ্ধৃতি চিহ্নের ভেতরে, সংখ্যা 0-9 অঙ্কে লিখুন।

## Keys and values.

pack-unknown-key = এখানে "{ $key }" নামে কোনো চাবি-শব্দ নেই।
    .help =
    { $meant ->
        [none] এখানে যা বসে: { $known }।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-missing = এখানে "{ $key }" নেই।
    .help = একটি লাইন যোগ করুন: { $key } = …
pack-empty = "{ $key }" খালি।
    .help = উদ্ধৃতি চিহ্নের ভেতরে কিছু লিখুন, নয়তো লাইনটি সরান।
pack-wants-text = "{ $key }"-এ লেখা বসে।
    .help = উদ্ধৃতি চিহ্ন দিন: { $key } = "…"
pack-wants-texts = "{ $key }"-এ লেখার তালিকা বসে।
    .help = লিখুন: { $key } = ["…", "…"]
pack-wants-phrase = "{ $key }"-এ প্রতি ভাষার জন্য লেখা বসে।
    .help = লিখুন: { $key } = {"{"} bn = "…", en = "…" {"}"}
pack-wants-line = "{ $key }"-এ বলার লাইন বসে।
    .help = লিখুন: { $key } = "…", অথবা { $key } = {"{"} text = "…", say = "…" {"}"}
pack-wants-number = "{ $key }"-এ সংখ্যা বসে।
    .help = উদ্ধৃতি চিহ্ন ছাড়া, 0-9 অঙ্কে লিখুন: { $key } = 2.5
pack-wants-whole = "{ $key }"-এ পূর্ণ সংখ্যা বসে।
    .help = উদ্ধৃতি চিহ্ন ছাড়া লিখুন: { $key } = 3
pack-wants-flag = "{ $key }"-এ true বা false বসে।
    .help = উদ্ধৃতি চিহ্ন ছাড়া লিখুন: { $key } = true
pack-wants-list = "{ $key }"-এ তালিকা বসে।
    .help = চৌকো বন্ধনী দিন: { $key } = [ … ], অথবা প্রতিটির জন্য একটি অংশ [[…{ $key }]]।
pack-wants-keys = "{ $key }"-এ চাবি-শব্দ ও মান বসে।
    .help = কোঁকড়া বন্ধনীতে লিখুন: {"{"} key = "…" {"}"}
pack-wants-table = এখানে চাবি-শব্দ ও মান বসে।
    .help = [[step]] বা [line] এর মতো একটি অংশ লিখে তার নিচে key = "…" লাইন দিন।
pack-wants-place = "{ $key }"-এ দুটি সংখ্যায় একটি জায়গা বসে।
    .help = লিখুন: { $key } = [0.5, 0.5]। প্রথমটি ডানে, দ্বিতীয়টি নিচে; ০ থেকে ১ হলো পাতা।
pack-place-far = জায়গাটি পাতার অনেক বাইরে।
    .help = ০ থেকে ১ হলো পাতা; -0.2 বা 1.2 তার ঠিক বাইরে।
pack-out-of-range = "{ $key }" সীমার বাইরে।
    .help = { $least } থেকে { $most } এর মধ্যে একটি সংখ্যা লিখুন।
pack-one-of = "{ $key }" কখনো "{ $word }" হয় না।
    .help =
    { $meant ->
        [none] হতে পারে: { $known }।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-id = "{ $id }" পরিচয়-নাম হতে পারে না।
    .help = ইংরেজি অক্ষর, অঙ্ক, বিন্দু ও হাইফেন দিয়ে ৫০টির মধ্যে লিখুন, যেমন bn-p-07; "shell" ও "kit" নেওয়া আছে। এটি চিরদিন একই থাকে, কাউকে দেখানো হয় না।
pack-language = "{ $tag }" অন্য কোনো ভাষার সংকেত নয়।
    .help = bn, en বা ctg এর মতো লিখুন; মূল ভাষার জন্য আলাদা ফাইল লাগে না।
pack-licence = "{ $licence }" SPDX নামের লাইসেন্স নয়।
    .help = CC-BY-4.0, CC-BY-SA-4.0 বা CC0-1.0 এর মতো লিখুন।
pack-format = এই প্যাকার { $most } নম্বর ধরন চেনে।
    .help = লিখুন: format = 1। বড় নম্বরের জন্য নতুন প্যাকার লাগবে।
pack-title-bangla = শিরোনামে বাংলা নেই।
    .help = যোগ করুন: bn = "…"
pack-long-text = একবারে { $n }টি অক্ষর শিশুর জন্য বেশি।
    .help = { $most }টির কম রাখুন, নয়তো দুই ভাগ করুন।
pack-long-line = একবারে { $n }টি শব্দ শোনা কঠিন।
    .help = { $most }টির কম রাখুন, নয়তো দুটি লাইন করুন।

## Lessons, steps, skills.

pack-no-base = এর পাশে "{ $base }" নামে কোনো চ্যানেল নেই।
    .help = channel.toml আছে এমন একটি ফোল্ডারের নাম লিখুন, নয়তো base বাদ দিন।
pack-no-lessons = এই চ্যানেলে এখনো পাঠ নেই।
    .help = channel.toml এর পাশে একটি ফোল্ডার করে তাতে lesson.toml রাখুন।
pack-no-lesson-file = এই ফোল্ডারে lesson.toml নেই, তাই বাদ গেল।
pack-not-listed = এই পাঠ channel.toml এর তালিকায় নেই, তাই বাদ গেল।
    .help = lessons তালিকায় ফোল্ডারটি যোগ করুন, অথবা সব চাইলে তালিকাটি সরান।
pack-listed-twice = "{ $name }" তালিকায় দুবার আছে।
    .help = একটি রাখুন।
pack-no-such-lesson = "{ $name }" ফোল্ডারে কোনো পাঠ নেই।
    .help = নামটি ঠিক করুন, নয়তো তালিকা থেকে সরান।
pack-same-lesson = "{ $id }" নামটি { $first } নিয়ে রেখেছে।
    .help = এই পাঠকে আলাদা নাম দিন।
pack-no-whom = "{ $skill }" শেখানো পাঠের শেষে থাকতে হবে, শিশু কার কাছে সাহায্য চাইতে পারে।
    .help = শেষ ধাপে kind = "story" আর id = "whom" দিন: কাকে কাকে বলা যায়, আর সাহায্যের ফোন নম্বর।
pack-no-steps = পাঠে কোনো ধাপ নেই।
    .help = [[step]] অংশ যোগ করে kind = "story" বা অন্য কোনো কাজ লিখুন।
pack-same-step = "{ $id }" নামের ধাপ আগেই আছে।
    .help = এই ধাপকে আলাদা নাম দিন।
pack-no-kind = "{ $kind }" নামে কোনো কাজ নেই।
    .help =
    { $meant ->
        [none] আছে: { $known }।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-no-step = "{ $id }" নামে আগের কোনো ধাপ নেই।
    .help =
    { $meant ->
        [none] আগের ধাপগুলো: { $known }।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-no-skill = skills.toml-এ "{ $id }" নামে কোনো দক্ষতা নেই।
    .help =
    { $meant ->
        [none] সেখানে যোগ করুন, নয়তো যা আছে তা ব্যবহার করুন।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-same-skill = "{ $id }" দক্ষতা আগেই আছে।
    .help = একটি রাখুন।
pack-skill-circle = "{ $id }" দক্ষতা ঘুরেফিরে নিজেকেই চায়।
    .help = কোনো একটি needs সরান, যাতে শুরু করা যায়।
pack-which-skill = পাঠটি কয়েকটি দক্ষতা শেখায়; এই উত্তরগুলো কোনটি মাপে?
    .help = যোগ করুন: skill = "…"
pack-no-strokes = "{ $letter }" লেখার টান জানা নেই।
    .help = এগুলো লেখানো যায়: { $known }।

## Pictures.

pack-no-art = পাঠে "{ $name }" নামে কোনো ছবি নেই।
    .help =
    { $meant ->
        [none] art ফোল্ডারে { $name }.svg (বা .png, .jpg, .webp) রাখুন, অথবা কিটের ছবির জন্য kit:{ $name } লিখুন।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-no-kit-art = কিটে "{ $name }" নামে কোনো ছবি নেই।
    .help =
    { $meant ->
        [none] কিটের ছবিগুলো lessons/kit-এ আছে।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-no-part = ছবিটিতে "{ $name }" নামে কোনো অংশ নেই।
    .help =
    { $meant ->
        [none] এর অংশগুলো: { $known }।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-no-pivot = "{ $name }" কোন বিন্দু ধরে ঘোরে তা ছবিতে লেখা নেই; মাঝখান ধরে ঘুরবে।
    .help = দলটির আগে মন্তব্য দিন: <!-- pivot of { $name }: 100,320 -->
pack-not-to-colour = ছবিটিতে রং ভরা যাবে না; এতে নেই: { $lacking }।
    .help = ছবিতে r1, r2, … আইডির দল দিন, নম্বর বাদ না দিয়ে, প্রতিটিতে একটি ভরাট আকার, আর সবার ওপরে lines নামে একটি দল।
pack-unused = ফাইলটি কোথাও ব্যবহার হয় না।
    .help = ব্যবহার করুন, নয়তো পাঠ থেকে সরান।
pack-credit-unused = "{ $name }" এখানে বর্ণনা করা, কিন্তু ছবিটি নেই।
    .help =
    { $meant ->
        [none] এটি সরান, নয়তো ছবিটি যোগ করুন।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-blurred = ছবিটি আসল আকারের { $times } গুণ বড় দেখানো হবে, তাই ঝাপসা লাগবে।
    .help = বড় ছবি নিন, অথবা SVG আঁকা।
pack-file-kind = .{ $ending } ফাইল এখানে বাদ যায়।
    .help = ছবি .svg, .png, .jpg বা .webp; শব্দ .wav, .flac, .ogg, .m4a বা .mp3।
pack-file-twice = "{ $name }" নামে দুটি ফাইল আছে।
    .help = একটি রাখুন: শেষের অংশ নামের মধ্যে পড়ে না।
pack-file-name = ফাইলের নাম "{ $name }" হতে পারে না।
    .help = ইংরেজি অক্ষর, অঙ্ক, বিন্দু, হাইফেন ও আন্ডারস্কোর দিয়ে ৫০টির মধ্যে নাম দিন।
pack-kit-credit = কিট কে এঁকেছে ও কোন লাইসেন্সে, kit.toml-এ তা নেই।
    .help = শুরুতে লিখুন: author = "…" এবং licence = "CC-BY-4.0"।

## Voices and sounds.

pack-no-sound = "{ $name }" নামে কোনো শব্দ নেই।
    .help =
    { $meant ->
        [none] পাঠের sound ফোল্ডারে রাখুন, নয়তো lessons/kit/sound থেকে নিন।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-no-recording = "{ $name }" নামে কোনো রেকর্ড নেই।
    .help =
    { $meant ->
        [none] শব্দের ফোল্ডারে { $name }.wav রাখুন, নয়তো নামটি সরান।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-no-line = "{ $id }" নামে কোনো লাইন নেই।
    .help =
    { $meant ->
        [none] লাইনের নাম হয় ধাপ ও জায়গা দিয়ে, যেমন choose.3.ask।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-same-line = দুটি লাইনের নাম "{ $id }" হয়ে যাচ্ছে।
    .help = একটির id বদলান।
pack-unused-sound = এই ফাইলের নামে কোনো লাইন বা শব্দ নেই।
    .help =
    { $meant ->
        [none] লাইনের নামে নাম দিন, যেমন choose.3.ask.wav।
       *[other] "{ $meant }" লিখতে চেয়েছিলেন?
    }
pack-no-shell = চ্যানেলে shell.toml নেই, তাই পাঠের বাইরে পাখি কিছু বলে না।
pack-shell-lacks = কাজগুলো বলে এমন { $n }টি লাইন নেই, প্রথমটি "{ $id }"।
    .help = praise-1 থেকে praise-12 এবং retry-1 থেকে retry-8 লিখুন।
pack-no-voice = এই কম্পিউটারে খসড়া কণ্ঠ নেই ({ $why }); রেকর্ড ছাড়া লাইনগুলো নীরব।
    .help = espeak-ng বসান, নয়তো লাইনগুলো রেকর্ড করুন।
pack-quiet = রেকর্ডটি খুব আস্তে; জোরে করলে গোলমাল শোনা যায়।
    .help = মাইক থেকে এক বিঘত দূরে আবার রেকর্ড করুন।
pack-clipped = রেকর্ডটি ফেটে গেছে: { $n } জায়গায় বেশি জোরে।
    .help = মাইক থেকে একটু দূরে আবার রেকর্ড করুন।

## The report.

pack-report-written = তৈরি: { $out } ({ $lessons }টি পাঠ, { $kib } কিবা, { $seconds } সে.)।
pack-report-unchanged = কিছু বদলায়নি: { $out } যেমন ছিল তেমন আছে ({ $lessons }টি পাঠ, { $kib } কিবা, { $seconds } সে.)।
pack-report-art = ছবি: নতুন { $fresh }, আগের { $kept }।
pack-report-sounds = শব্দ: নতুন { $fresh }, আগের { $kept }।
pack-report-lines = বলার লাইন: নতুন { $fresh }, আগের { $kept }।
pack-report-sizes = পাঠ অনুযায়ী:
pack-report-heaviest = সবচেয়ে ভারী:
pack-report-weight = - { $name }: { $kib } কিবা
pack-report-drafts = মানুষের কণ্ঠের অপেক্ষায়: { $n }টি লাইন।
pack-report-silent = নীরব, কণ্ঠের অপেক্ষায়: { $n }টি লাইন।
pack-report-drafts-of = - { $lesson }: { $n }
pack-report-undescribed = যারা দেখতে পায় না তাদের জন্য বর্ণনা নেই এমন ছবি: { $n }টি ({ $names })।

## Other commands.

pack-no-channel = { $dir }-এ বা তার এক ফোল্ডার নিচে channel.toml নেই।
pack-which-channel = কয়েকটি চ্যানেল আছে: { $names }। --channel দিয়ে একটি বাছুন।
pack-key-made = চাবি { $id } তৈরি হলো: { $file }। এটি যত্নে রাখুন, কাউকে দেবেন না; .pub ফাইলটি সবার জন্য।
pack-inspect-head = সংস্করণ { $release }, ধরন { $format }, প্লেয়ার { $player } লাগে, ভাষা: { $tracks }
pack-inspect-lines = { $track }: { $n }টি লাইন, তার মধ্যে খসড়া { $drafts }টি, { $seconds } সে.
pack-bijoy = এটি বিজয় ফন্টে লেখা; সেই ফন্ট ছাড়া পড়া যায় না।
    .help = লেখাটি যদি এই হয়, তবে এভাবে লিখুন: { $text }
pack-new-begun = শুরু হলো: { $file }। একটি এডিটরে খুলুন, লেখা শেষে jonaki-pack check চালান।
pack-new-kind = "{ $what }" নামে কিছু শুরু করা যায় না। আছে: { $kinds }।
pack-new-exists = { $what } আগে থেকেই আছে, কিছুই বদলানো হয়নি। অন্য একটি ফোল্ডার বেছে নিন।
pack-new-name = { $what } ফোল্ডারের নাম হতে পারে না: শুধু a-z, 0-9, - আর _ লিখুন, কারণ নামটি পরিচয়ের অংশ হয়।
pack-new-no-channel = { $what } কোনো চ্যানেল নয়, এতে channel.toml নেই। আগে চ্যানেল শুরু করুন: jonaki-pack new channel { $what }
pack-new-write = এটি লেখা যাচ্ছে না: { $what }
pack-diff-new = নতুন
pack-diff-gone = বাদ
pack-diff-changed = বদলেছে
pack-diff-none = ট্যাবলেট যা দেখায় বা বলে, তার কিছুই বদলায়নি।
pack-diff-fetched = আগেরটি যে ট্যাবলেটে আছে, তার আনতে হবে { $whole } KiB-এর মধ্যে প্রায় { $fetched } KiB।
pack-inspect-whole = প্রতিটি অংশ সিল করার সময়ের মতোই আছে।

## Signs.

pack-no-sign = চ্যানেলে "{ $id }" নামে কোনো ইশারা নেই।
    .help =
    { $meant ->
        [none] signs/{ $id }.toml যোগ করুন, অথবা যে ইশারা আছে তা বেছে নিন।
       *[other] "{ $meant }" বোঝাতে চেয়েছেন কি?
    }
pack-no-letter-sign = { $letters } বানান করার ইশারা নেই।
    .help = demo.letter.ma-র মতো একটি ইশারা যোগ করুন যার gloss ওই বর্ণ, অথবা অন্য শব্দ বানান করুন।
pack-sign-angles = { $finger } আঙুলের তিনটি কোণ লাগবে।
    .help = তিনটি সংখ্যা লিখুন, ডিগ্রিতে: [0, 85, 100]।
pack-sign-file-name = "{ $id }" ইশারাটি অন্য নামের ফাইলে আছে।
    .help = ফাইলের নাম { $id }.toml দিন, নয়তো id ঠিক করুন।
pack-sign-no-shape = "{ $shape }" নামে হাতের কোনো গড়ন নেই।
    .help =
    { $meant ->
        [none] এর একটি লিখুন: { $known }।
       *[other] "{ $meant }" বোঝাতে চেয়েছেন কি?
    }
pack-sign-not-reviewed = বধির মানুষ যে ইশারা যাচাই করেননি তা প্রকাশ করা যায় না: { $names }।
    .help = যাচাই করিয়ে status = "reviewed" লিখুন, পাঠগুলো বাদ দিন, অথবা পরখ করতে --release ছাড়া প্যাক করুন।
pack-sign-same-shape = "{ $id }" গড়নটি আগেই আছে।
    .help = একটি রাখুন।

## Clips.

pack-no-clip = পাঠে "{ $name }" নামে কোনো ক্লিপ নেই।
    .help =
    { $meant ->
        [none] ছবিসহ clips/{ $name }.toml যোগ করুন, অথবা যে ক্লিপ আছে তা বেছে নিন।
       *[other] "{ $meant }" বোঝাতে চেয়েছেন কি?
    }
pack-clip = ক্লিপটি কাজে লাগানো যায় না: { $why }।
    .help = ভিডিওটি আবার চলমান WebP বা নম্বর দেওয়া ছবি হিসেবে রপ্তানি করুন।
pack-clip-lacking = ক্লিপটিতে লেখা নেই: { $lacking }।
    .help = ক্লিপের ফাইলে লিখুন: author ও licence (ছবি কার, কোন শর্তে), signer (কাকে দেখা যায়) আর consent (তাঁর সম্মতি কোথায় রাখা)। এগুলো ছাড়া প্রকাশ করা যায় না।
pack-clip-no-pictures = "{ $name }" ক্লিপের কোনো ছবি নেই।
    .help = ফাইলটির পাশে চলমান ছবি clips/{ $name }.webp রাখুন, অথবা clips/{ $name } ফোল্ডারে নম্বর দেওয়া ছবি রাখুন।

## How Bangla is written.

pack-spell-danda = বাংলা বাক্যের শেষে "{ $was }" বসে না।
    .help = দাঁড়ি দিন: { $better }
pack-spell-space = "{ $better }" চিহ্নের আগে ফাঁক আছে।
    .help = শব্দের ঠিক পরেই লিখুন।
pack-spell-unseen = এখানে এমন একটি অক্ষর আছে যা চোখে দেখা যায় না; অন্য জায়গা থেকে নকল করা লেখার সাথে আসে।
    .help = মুছে শব্দটি নতুন করে লিখুন।
pack-spell-digits = এই অঙ্কগুলো বাংলা নয়।
    .help = শিশুরা পড়বে: { $better }
pack-spell-hasanta = এখানে হসন্ত দেখা যাবে: { $was }।
    .help = বর্ণ দুটি জোড়া দিন, বা হসন্ত ছাড়া { $better } লিখুন। জোড়া লাগা দেখাতে বর্ণ একা থাকলেই কেবল হসন্ত দেখানো চলে।
pack-spell-order = কোনো বর্ণ "{ $was }" এভাবে লেখা হয় না।
    .help = নতুন করে লিখুন: { $better }
pack-spell-word = "{ $was }" পুরোনো বানান, বা ভুল।
    .help = বাংলা একাডেমির বানান: { $better }

## What a teacher would say.

pack-untaught = "{ $letter }" শেখানোর আগেই এখানে পড়তে হচ্ছে।
    .help =
    { $lesson ->
        [none] এটি শেখায় { $skill } দক্ষতা, কিন্তু এই চ্যানেলে তার কোনো পাঠ নেই। অন্য শব্দ নিন, বা যোগ করুন needs = ["{ $skill }"]।
       *[other] এটি শেখানো হয় এই পাঠে: { $lesson }। অন্য শব্দ নিন, বা যোগ করুন needs = ["{ $skill }"]।
    }
pack-same-place = সঠিক কার্ডটি সবসময় { $place } নম্বর জায়গায় থাকে; শিশু উত্তর নয়, জায়গাটা শিখে ফেলবে।
    .help = fixed বাদ দিন, বা প্রতিটি প্রশ্নে আলাদা place দিন।
pack-unvoiced = কোনো কণ্ঠ এটি বলে না; যে শিশু এখনও পড়তে পারে না, সে আটকে যাবে।
    .help = যোগ করুন say = "…" (শব্দের ঘুঁটির জন্য: voice = [{"{"} text = "…", say = "…" {"}"}])।
pack-never-seen = "{ $id }" এই পাতায় কখনও দেখা যায় না।
    .help = পাতার ভেতরে (০ থেকে ১) রাখুন বা আনুন, লুকানো হলে fade দিয়ে দেখান; নইলে বাদ দিন।
pack-cut-off = "{ $id }" শেষে এমন জায়গায় থামে যে তার বেশির ভাগ পাতার বাইরে থাকে।
    .help = পাতার ভেতরে (০ থেকে ১) থামান, নইলে পুরোপুরি বাইরে নিন।
pack-small-target = "{ $id }" ছোঁয়ার জিনিস, কিন্তু সবচেয়ে ছোট ট্যাবলেটে শিশুর আঙুলের জন্য খুব ছোট।
    .help = লিখুন size = { $least } বা তার বেশি, নইলে touch বাদ দিন।
pack-covered = "{ $id }" ছোঁয়ার জিনিস, কিন্তু "{ $over }"-এর নিচে পড়ে আছে।
    .help = দুটির একটি সরান, বা একটির touch বাদ দিন।

## Media that cannot be used.

pack-svg = আঁকাটি পড়া যায় না ({ $why })।
    .help = আঁকার প্রোগ্রামে খুলে সাধারণ SVG হিসেবে আবার সংরক্ষণ করুন।
pack-svg-text = আঁকার ভেতরে "{ $text }" লেখা হিসেবে আছে।
    .help = অক্ষর অ্যাপ নিজে লেখে, আর আঁকার লেখা একেক যন্ত্রে একেক রকম দেখায়: লেখাকে রেখায় (path) বদলান, নইলে বাদ দিন।
pack-blank = ছবির কিছুই দেখা যায় না ({ $parts })।
    .help = সেখানে কিছু আঁকুন, বা অন্য অংশ নিন।
pack-picture-size = { $w } × { $h } পিক্সেলের ছবি বানানো যায় না।
    .help = ছোট করুন।
pack-picture-huge = ছবিটি { $w } × { $h } পিক্সেলের।
    .help = লম্বা দিকটা বড়জোর { $most } পিক্সেল করুন।
pack-picture-torn = ছবিটি পড়া যায় না ({ $why })।
    .help = PNG, JPEG বা WebP হিসেবে আবার সংরক্ষণ করুন।
pack-no-parts = কেবল SVG আঁকার অংশ থাকে।
    .help = পুরো ছবিটি নিন, বা নাম দেওয়া দল (g) সহ SVG-তে আঁকুন।
pack-encode = এটি ট্যাবলেটের জন্য প্রস্তুত করা গেল না ({ $why })।
    .help = ছোট করে আবার চেষ্টা করুন।
pack-clip-still = ক্লিপটিতে ছবি একটিই।
    .help = ভিডিও করুন, নইলে বাদ দিন।
pack-clip-sizes = ক্লিপের { $at } নম্বর ছবির মাপ প্রথমটির মতো নয়।
    .help = সব ছবির মাপ এক করুন।
pack-clip-heavy = যত ছোটই করা হোক, ক্লিপটি { $kb } কিলোবাইট; বেশি হলে { $most } চলে।
    .help = একরঙা দেয়ালের সামনে ভিডিও করুন, বা ছোট করুন।
pack-clip-long = ক্লিপটি { $seconds } সেকেন্ডের; বেশি হলে { $most } চলে।
    .help = দুই পাতায় ভাগ করুন।
pack-sound-torn = রেকর্ডিংটি পড়া যায় না ({ $why })।
    .help = WAV, MP3, M4A, FLAC বা Ogg Vorbis হিসেবে আবার সংরক্ষণ করুন।
pack-silence = রেকর্ডিংয়ে কিছু শোনা যায় না; শব্দ কখনও { $least } ডেসিবেলের বেশি হয় না।
    .help = মাইক্রোফোনের কাছে গিয়ে আবার রেকর্ড করুন।
pack-cue-syntax = শব্দের সময়গুলো WebVTT হিসেবে পড়া যায় না ({ $why })।
    .help = প্রথম লাইন WEBVTT, আর প্রতিটি শব্দের আগে এমন লাইন: 00:00:01.000 --> 00:00:02.000
pack-cue-words = লাইনের { $at } নম্বর শব্দ "{ $text }", কিন্তু সময়ের ফাইলে আছে "{ $cue }"।
    .help = লাইনে যেমন আছে, সময়ের ফাইলেও শব্দ তেমনই লিখুন।
pack-cue-order = { $at } নম্বর শব্দ "{ $word }" তার আগের শব্দের আগেই শুরু হয়, { $ms } মিলিসেকেন্ডে।
    .help = সময় শব্দে শব্দে বাড়বে।
pack-cue-outside = { $at } নম্বর শব্দ "{ $word }" শুরু হয় { $ms } মিলিসেকেন্ডে, কিন্তু রেকর্ডিং মাত্র { $clip } মিলিসেকেন্ডের।
    .help = আবার শুনে সময় ঠিক করুন, বা পুরো লাইনটি রেকর্ড করুন।
pack-no-words = এই লাইনে কোনো শব্দ নেই।
    .help = যা বলা হবে তা লিখুন।
pack-score = "{ $name }" সুরটি বাজানো যায় না ({ $why })।
    .help = এভাবে লিখুন: voice = "marimba", tempo = 120, notes = ["C5:0.25", "r:0.5"]
pack-voice = খসড়া কণ্ঠ "{ $text }" বলতে পারেনি ({ $why })।
    .help = espeak-ng চলে কি না দেখুন, বা লাইনটি রেকর্ড করুন।
pack-no-alt = যে শিশু দেখতে পায় না, তার জন্য "{ $name }" ছবির কোনো কথা নেই।
    .help = art.toml ফাইলে (কিটের হলে kit.toml) [{ $name }]-এর নিচে লিখুন: alt = {"{"} bn = "…", en = "…" {"}"}
pack-pale = "{ $name }" এত ফিকে যে সাদা কার্ডে প্রায় চোখে পড়ে না।
    .help = গাঢ় রেখা দিন বা রং গাঢ় করুন।

## What a release may not hold.

pack-draft-voice = "{ $text }" কানে শুনে শেখার, অথচ বলছে যন্ত্র।
    .help = sound ফোল্ডারে { $id }.wav নামে রেকর্ড করুন, নইলে পরীক্ষার জন্য --release ছাড়া বানান।
pack-no-credit = এটি কার, আর কী শর্তে ব্যবহার করা যায়, লেখা নেই।
    .help = art.toml ফাইলে (কিটের হলে kit.toml) author ও licence লিখুন, যেমন CC-BY-4.0।

## The survey of a channel.

pack-survey-size = ছবি ও শব্দ: { $kib } KiB। পাঠ অনুযায়ী:
pack-survey-over = { $most } KiB-এর বেশি ভারী, পাঠ এত বড় হওয়া উচিত নয়: { $names }।
pack-survey-missing = রেকর্ড হয়নি এমন লাইন: { $n }টি। এর { $drafts }টি যন্ত্র বলে; { $heard }টি কানে শুনে শেখার, সেগুলো রেকর্ড না হলে প্রকাশ করা যাবে না।
pack-survey-missing-of = - { $place }: { $n }টি ({ $names })
pack-survey-signs = যাচাই হয়নি এমন ইশারা ও ভিডিও: { $names }।
pack-survey-unpractised = শেখানো হয়, কিন্তু কোথাও জিজ্ঞেস করা হয় না: { $skill } ({ $lessons })।
pack-survey-early = শেখানোর আগেই পড়তে হয়: "{ $letter }" ({ $place }); শেখায় { $skill } দক্ষতা।
pack-survey-read = { $place }: { $pages } পাতা, পাতায় গড়ে { $mean }টি শব্দ, বেশি হলে { $most }টি; সবচেয়ে লম্বা শব্দ { $longest } ({ $aksharas } অক্ষর)।
pack-survey-alone = { $place }, নিজে পড়া: { $pages } পাতা, পাতায় গড়ে { $mean }টি শব্দ, বেশি হলে { $most }টি; সবচেয়ে লম্বা শব্দ { $longest } ({ $aksharas } অক্ষর)।
pack-survey-credit = { $licence }, { $author }: { $pictures }টি ছবি, { $recordings }টি রেকর্ডিং।
pack-survey-unknown = জানা নেই
pack-report-name = এর পরিচয়: { $name }
pack-sealed = সিলমোহর দেওয়া হলো: { $out }, পরিচয় { $name }, চাবি { $key }।

## What goes to others and comes from them.

pack-exported = লেখা হলো: { $out }
pack-imported = লেখা হলো: { $file }
pack-import-ask = “{ $word }” কোনটি?
pack-import-match = শব্দের সাথে ছবি মেলাও।
pack-lost-step = বাদ গেল, কারণ বই শুধু গল্প বলে: { $what } ধাপ।
pack-lost-motion = বাদ গেল: { $what } পড়ার সময় যা নড়ে; পাতায় শেষ অবস্থাটা দেখা যায়।
pack-lost-sound = বাদ গেল: { $what } শব্দ।
pack-lost-draft = যন্ত্রের কণ্ঠ গেল: { $what }।
pack-lost-silent = কণ্ঠ নেই: { $what }।
pack-lost-vorbis = কণ্ঠ আছে Ogg Vorbis-এ; Thorium ও বেশির ভাগ পাঠযন্ত্র তা বাজায়, তবে মান বলে MP3, AAC আর Opus-এর কথা।
pack-lost-tag = বাদ গেল, কারণ পাঠে এর জায়গা নেই: [{ $what }]
pack-lost-cue = বাদ গেল, কারণ পাঠের কোনো লাইন সময়সহ এটি বলে না: { $what }
pack-lost-column = বাদ গেল: { $what } কলাম।
pack-lost-row = বাদ গেল: { $what } নম্বর সারি, যাতে শব্দ নেই বা শব্দটি আগেই আছে।
pack-lost-file = বাদ গেল: { $what }, যা তালিকার পাশের কোনো ছবি বা শব্দের ফাইল নয়।
pack-import-io = { $file } পড়া বা লেখা গেল না: { $why }
pack-import-exists = { $file } আগে থেকেই আছে; কোনো কিছুর ওপর লেখা হয় না। অন্য নাম দিন, বা যা আছে তা সরিয়ে রাখুন।
pack-import-not-utf8 = { $file } UTF-8 হিসেবে রাখা নেই। UTF-8 হিসেবে রেখে আবার চেষ্টা করুন।
pack-import-no-lesson = { $file } ফোল্ডারে এমন লাইনের কোনো পাঠ নেই। jonaki-pack new দিয়ে শুরু করুন, আর কী ভুল আছে jonaki-pack check দিয়ে দেখুন।
pack-import-no-channel = { $file } কোনো চ্যানেলের ভেতরে, channel.toml-এর পাশে থাকতে হবে। jonaki-pack new channel দিয়ে চ্যানেল শুরু করুন।
pack-import-nothing = { $file } থেকে কিছুই মিলল না। তালিকার প্রথম সারিতে শব্দ নামের কলাম লাগে, সময়ের জন্য পাঠের শব্দ লাগে, আর বইয়ে পড়ার মতো পাতা লাগে।
pack-import-name = { $file } নামটি পাঠের পরিচয়-নামের অংশ হয়। শুধু a-z, 0-9, - আর _ ব্যবহার করুন।
pack-import-archive = { $file } নামে যা লেখা, ভেতরে তা পড়া গেল না: { $why }
pack-import-too-large = { $file } ফাইলে একটি পাঠের চেয়ে অনেক বেশি জিনিস, তাই ধরা হলো না।
pack-import-locked = { $file } পাসওয়ার্ডে বা দোকানের তালায় বন্ধ, কিংবা পুরোনো ধরনে রাখা। যিনি বানিয়েছেন তাঁর কাছে খোলা কপি চান, অথবা .xlsx, .ods বা .epub হিসেবে নতুন করে রাখুন।
pack-import-unknown = { $file } এমন ধরনের ফাইল নয়, যা আনা যায়। বই: .epub, .bloompub; তালিকা: .csv, .ods, .xlsx; সময়: .vtt, .lrc; নড়াচড়ার ছবি: .gif, .png, .webp।
pack-import-lottie = { $file } দেখে মনে হয় Lottie অ্যানিমেশন; এটি এখনো আনা যায় না। আঁকার প্রোগ্রাম থেকে GIF, APNG বা নড়াচড়ার WebP হিসেবে, বড়জোর বারোটি ছবিতে রেখে আবার চেষ্টা করুন।
pack-import-moving = { $file } থেকে পরপর দেখানোর ছবি হলো না ({ $why })। ছবিটিকে নড়তে হবে; বড়জোর দশ সেকেন্ড আর ৪০৯৬ পিক্সেল হতে পারে।
pack-import-old-font = { $file } ফাইলে বিজয় ফন্টে লেখা শব্দ আছে, তাই কিছুই লেখা হয়নি। তালিকাটি দেখুন: ঠিক পড়া গেলে --bijoy read দিয়ে আবার চালান; --bijoy leave দিলে শব্দগুলো যেমন আছে তেমনই থাকবে।
pack-import-strip = আপনার পাতার চরিত্রে এটি লিখুন: art = "{ $art }" আর do = [{ $motion }]
pack-import-old = এই শব্দগুলো বিজয় ফন্টে লেখা। ডান পাশে কি ঠিক পড়া হয়েছে?
pack-import-old-ask = ঠিক থাকলে লিখুন: হ্যাঁ
pack-import-tile = একটা বই
pack-import-yes = হ্যাঁ হ্যা yes y
pack-import-report = { $file } থেকে এসেছে: { $pictures }টি ছবি, { $sounds }টি রেকর্ডিং।
pack-import-left = { $n ->
    [0] কিছুই বাদ পড়েনি।
   *[other] { $n }টি জিনিস বাদ পড়েছে বা বদলেছে:
}
pack-lost-unsafe = বাদ গেল, কারণ এর নাম বা ধরনে ক্ষতি হতে পারে: { $what }
pack-lost-missing = বই এই ফাইলের কথা বলে, কিন্তু ফাইলটি তাতে নেই: { $what }
pack-lost-page = বাদ গেল: { $what } পাতা, যা পড়া গেল না।
pack-lost-wordless = বাদ গেল: { $what } পাতা, যাতে ছবি আছে কিন্তু পড়ার কিছু নেই।
pack-lost-film = বাদ গেল: { $what } ভিডিও।
pack-lost-script = বাদ গেল: { $what } পাতায় যা নিজে নিজে নড়ে বা সাড়া দেয়।
pack-lost-font = বাদ গেল: { $what } ফন্ট; জোনাকি নিজের ফন্টে লেখে।
pack-lost-formula = বাদ গেল: { $what } পাতার একটি সূত্র।
pack-lost-about = বইটি নিয়ে এ কথাও লেখা ছিল, আনা হয়নি: { $what }
pack-lost-overlay = বাদ গেল: একটি সময়, যা কোনো কথার সাথে মেলে না: { $what }
pack-lost-unheard = বাদ গেল, কারণ পাতার কণ্ঠ এটি বলে না: { $what }
pack-lost-elsewhere = বাদ গেল, কারণ এটি বইয়ের বাইরে: { $what }
pack-lost-rights = বইটি কোন লাইসেন্সে, তা কোথাও বলা নেই ({ $what })। লেখকের কাছে জেনে নিন, আর শিশুদের হাতে যাওয়ার আগে lesson.toml ও art.toml-এ লিখুন।
pack-lost-author = “{ $what }” বইটি কে বানিয়েছেন, বলা নেই। lesson.toml ও art.toml-এ লিখুন।
pack-lost-language = বইটি { $what } ভাষায়, যা চ্যানেলের ভাষা নয়; লাইনগুলো ভুল ভাষায় পড়া হবে।
pack-lost-languages = বাদ গেল: একই বই এই ভাষায়: { $what }
pack-lost-frames = নড়াচড়ার ছবি থেকে সব ছবি রাখা হয়নি: { $what }
pack-lost-picture = বাদ গেল: একটি ছবি, যা ব্যবহার করা যায় না: { $what }
pack-lost-voice = বাদ গেল: একটি রেকর্ডিং, যা ব্যবহার করা যায় না: { $what }
pack-lost-times = শব্দের সময়গুলো লাইনের ক্রমে নেই, তাই সময় ছাড়া রাখা হলো: { $what }
pack-lost-bijoy = বিজয় ফন্টে লেখা ছিল, পড়ে নেওয়া হয়েছে; ঠিক হলো কি না দেখে নিন: { $what }
pack-lost-order = বর্ণের চিহ্নগুলো ঠিক ক্রমে সাজানো হলো: { $what }
pack-lost-sheet = বাদ গেল: { $what } নামের আরেকটি তালিকা; শুধু প্রথমটি নেওয়া হয়।
pack-lost-loose = বাদ গেল: একটি ছবি, যা শব্দের কোনো সারিতে নেই: { $what }
pack-lost-game = বাদ গেল: { $what } নম্বর পাতা, যাতে প্রশ্ন আছে; listen, match বা sort দিয়ে নতুন করে লিখুন।
pack-lost-signed = বাদ গেল: একটি ভিডিও, হয়তো ইশারা ভাষার: { $what }। যাঁকে দেখা যায় তাঁর অনুমতি নিয়ে পরপর ছবি বানিয়ে clips ফোল্ডারে রাখুন।
pack-no-file = এটি ফাইল নয়, কোনো যন্ত্র বা নল।
    .help = এর জায়গায় সাধারণ একটি ফাইল রাখুন।
pack-outside = এটি পাঠের ফোল্ডারের বাইরের একটি ফাইলে নিয়ে যায়।
    .help = সংযোগের (link) জায়গায় ফাইলটি নকল করে রাখুন।

## While lessons are written: watch, preview, record.

pack-watch-packed = { $out }: { $seconds } সেকেন্ডে তৈরি{ $n ->
    [0] {""}
   *[other] , নতুন হলো: { $names }
}{ $warnings ->
    [0] {""}
   *[other] ; দেখার বিষয়: { $warnings }টি (check দেখুন)
}।
pack-watch-unchanged = { $out }: কিছু বদলায়নি ({ $seconds } সে.)।
pack-watch-kept = ভুল: { $n }টি। { $out } যেমন ছিল তেমন আছে।
pack-watch-none = ভুল: { $n }টি। এখনো কোনো বান্ডিল নেই।
pack-preview-player = খেলার প্রোগ্রামটি নেই: { $file }। jonaki-pack-এর পাশে সেটি তৈরি করুন বা বসান।
pack-preview-lesson = { $lesson } ফোল্ডারে কোনো পাঠ নেই: চ্যানেলের ভেতরের এমন একটি ফোল্ডারের নাম দিন, যাতে lesson.toml আছে।
pack-preview-step = পাঠে { $step } নামে কোনো ধাপ নেই। আছে: { $steps }। ধাপের নম্বর দিলেও চলবে।
pack-record-how = প্রতিটি লাইন জোরে পড়ুন, নম্বরটি পড়বেন না। প্রতি লাইনের পরে চুপ থেকে মনে মনে দুই পর্যন্ত গুনুন। কোনো লাইনে ভুল হলে টেবিলে দুবার টোকা দিন, একটু থামুন, তারপর লাইনটি আবার পড়ুন: টোকার আগে যা পড়েছিলেন তা বাদ যাবে।
pack-record-line = { $n }. { $text }
pack-record-lines = লাইন: { $n }টি
pack-record-all = সব লাইন রেকর্ড করা আছে। নতুন করে রেকর্ড করতে --again যোগ করুন।
pack-record-seconds = { $n } সে.
pack-record-odd = শুনে দেখুন: লেখার তুলনায় দৈর্ঘ্য মেলে না
pack-record-quiet = মাইক্রোফোন থেকে বেশি দূরে
pack-record-clipped = বেশি জোরে, আওয়াজ ফেটে গেছে
pack-record-kept = রেকর্ড হলো: { $n }টি লাইন, { $folder } ফোল্ডারে।
pack-record-back = টোকা দিয়ে বাদ দেওয়া: { $n }টি।
pack-record-noises = একা টোকা বা ছোট শব্দ, ধরা হয়নি: { $n }টি।
pack-record-unreadable = { $file } রেকর্ডিং হিসেবে পড়া যাচ্ছে না: { $why }
pack-record-noise = { $file } ফাইলে কথা আর নীরবতা আলাদা করা যাচ্ছে না: শান্ত ঘরে, মাইক্রোফোনের আরও কাছে রেকর্ড করুন।
pack-record-unlike = রেকর্ডিং পাণ্ডুলিপির সাথে মেলে না: পড়ার লাইন { $lines }টি, পাওয়া গেছে { $takes }টি।
pack-record-no-take = - { $n } নম্বর লাইনটি বোধহয় পড়া হয়নি: “{ $text }”।
pack-record-no-line = - { $at } সময়ে কিছু বলা হয়েছে ({ $seconds } সে.), যা কোনো লাইন নয়।
pack-record-two-lines = - { $at } সময়ে { $n } আর { $next } নম্বর লাইন বোধহয় একসাথে পড়া হয়েছে ({ $seconds } সে.), মাঝে থামা হয়নি।
pack-record-two-takes = - { $at } থেকে { $n } নম্বর লাইনটি বোধহয় দুই ভাগে পড়া হয়েছে: “{ $text }”। --pause বড় করলে ভাগ দুটি জোড়া লাগবে।
pack-record-long = - { $at } সময়ে { $seconds } সেকেন্ড { $n } নম্বর লাইনের জন্য বেশি লম্বা: “{ $text }”।
pack-record-short = - { $at } সময়ে { $seconds } সেকেন্ড { $n } নম্বর লাইনের জন্য বেশি ছোট: “{ $text }”।
pack-record-nothing = কিছুই রাখা হয়নি। আবার রেকর্ড করুন, বা --lines দিয়ে শুধু কয়েকটি লাইন করুন।
pack-record-at = { $minutes }:{ $tens }{ $ones }
pack-record-track = এখানে ওই ভাষায় কিছু বলা হয় না। আছে: { $what }।
pack-record-numbers = “{ $what }” লাইনের নম্বর নয়। এভাবে লিখুন: 3,7-9; --script নম্বরগুলো দেখায়।
pack-record-recorded = আগেই রেকর্ড করা আছে: { $what } নম্বর লাইন। নতুন করে রেকর্ড করতে --again যোগ করুন।

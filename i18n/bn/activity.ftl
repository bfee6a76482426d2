# ধাপে কোনো কাজ যে ভুল পায়। প্রতিটি বাক্য ভুলটি বলে; .help বলে কী লিখতে হবে। লেখককে "আপনি"।

activity-again-needs-page = গল্পের পাতা আবার খুলতে দুটোই লাগে: কোন গল্প ও কোন পাতা।
    .help = again = "story" ও page = 3 লিখুন, নয়তো দুটোই বাদ দিন।
activity-art-or-text = "{ $id }"-এর একটি ছবি বা একটি লেখা লাগবে, দুটো নয়।
    .help = art = "…" অথবা text = "…" লিখুন।
activity-choice-empty = এই কার্ডে কিছুই নেই।
    .help = text = "…", art = "…" বা দুটোই দিন।
activity-foil-is-target = ভুল উত্তর "{ $choice }" দেখতে ঠিক উত্তরের মতোই।
    .help = এমন কিছু দিন যা শিশু দেখে আলাদা করতে পারে।
activity-no-foil = বেছে নেওয়ার কিছু নেই।
    .help = অন্তত একটি ভুল উত্তর যোগ করুন: wrong = [ … ]।
activity-no-items = এই ধাপে কোনো প্রশ্ন নেই।
    .help = প্রতিটি প্রশ্নের জন্য একটি [[step.item]] অংশ যোগ করুন।
activity-one-action = একটি নড়াচড়া ঠিক একটিই কাজ করে; এখানে আছে: { $given }।
    .help = move, path, circle, hop, swing, bob, shake, turn, grow, fade, drift, pose, walk, flip থেকে একটি লিখুন; অন্যটির জন্য আলাদা নড়াচড়া দিন।
activity-pairs-count = { $n } জোড়ার খেলা চলে না।
    .help = { $least } থেকে { $most } জোড়া দিন।
activity-pictures-count = { $n }টি ছবি সাজানো যায় না।
    .help = { $least } থেকে { $most }টি ছবি দিন।
activity-reserved-id = পাতার কোনো কিছুর নাম "{ $id }" হতে পারে না: পাতার বোতামের নাম এটি।
    .help = অন্য নাম দিন।
activity-right-always-first = ঠিক কার্ড সব সময় প্রথমে; শিশু উত্তর নয়, জায়গা শিখে ফেলে।
    .help = fixed সরান, নয়তো কয়েকটিতে place = 2 বা 3 দিন।
activity-same-choice = "{ $choice }" দুবার আছে; শিশু দুটোকে আলাদা করতে পারবে না।
    .help = একটি বদলান।
activity-same-id = "{ $id }" দুবার আছে।
    .help = একটির id বদলান।
activity-story-empty = এই গল্পে কোনো পাতা নেই।
    .help = প্রতি পাতার জন্য [[step.page]] অংশ দিন, অথবা আগের গল্প দেখাতে again = "…" লিখুন।
activity-swap-needs-two = অদলবদলে দুটি আলাদা ছবির নাম লাগে।
    .help = লিখুন: pair = ["one", "other"]।
activity-too-many-choices = { $n }টি কার্ড একসঙ্গে দেখার জন্য বেশি।
    .help = ঠিকটি সহ বেশি হলে { $most }টি দিন।
activity-too-many-movers = এই পাতায় { $n }টি জিনিস নড়ে; সবচেয়ে ধীর ট্যাবলেট { $most }টি পারে।
    .help = কয়েকটিকে স্থির রাখুন।
activity-unknown-picture = এখানে "{ $id }" নামে কোনো ছবি নেই।
    .help = উপরের কোনো ছবির id লিখুন।
activity-unreadable = কাজটি এই ধাপ পড়তে পারে না।
    .help = docs/lesson-format.md-এর একই ধরনের উদাহরণের সঙ্গে মিলিয়ে দেখুন।
activity-word-not-in-line = "{ $word }" শব্দটি এই পাতার লাইনে নেই।
    .help = say-তে যেমন আছে তেমন লিখুন, যতিচিহ্ন ছাড়া।
activity-no-letters = লেখার জন্য কোনো বর্ণ নেই।
    .help = letter তালিকায় অন্তত একটি বর্ণ লিখুন।
activity-rounds = ধাপগুলো খালি, অথবা একটি দুবার লেখা।
    .help = এগুলো থেকে লিখুন: rounds = ["watch", "dots", "alone"]।

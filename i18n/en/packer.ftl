# What the packer says to authors. Each sentence names what is wrong; .help says what to write instead.

## Names beside each finding.

pack-error = error
pack-warning = look
pack-help = do this
pack-count = Mistakes: { $errors }. To look at: { $warnings }.
pack-good = The lessons are in order.

## Files that cannot be read.

pack-unreadable = This file cannot be read: { $why }.
    .help = Check that it is there and that you may open it.
pack-not-utf8 = This file is not saved as UTF-8.
    .help = Open it in a text editor and save it with the encoding UTF-8.
pack-too-large = This file is too large.
    .help = A lesson is a few kilobytes; put sounds and pictures into files of their own.
pack-json = This file is not JSON that can be read: { $why }.

## The writing itself.

pack-syntax = This cannot be understood here ({ $why }).
    .help = A line has the form: key = "text".
pack-syntax-quotes = The curly quote { $found } cannot hold a text.
    .help = Use straight quotes: "…". Inside them curly quotes are welcome.
pack-syntax-no-value = Something is missing here.
    .help = Write the value after the equals sign, such as: minutes = 9.
pack-syntax-unended = This text has no end.
    .help = Close it with { $quote } on the same line.
pack-syntax-unquoted = A text needs quotes around it.
    .help = Write: "{ $found }".
pack-syntax-twice = The key "{ $key }" stands here twice; the first is in line { $line }.
    .help = Keep one of them.
pack-syntax-table-twice = This section is there already, in line { $line }.
    .help = For one more step or page write double brackets, such as [[step]].
pack-syntax-comma = A comma is missing here.
    .help = Put commas between the values: [0.1, 0.2].
pack-syntax-unclosed = The bracket is not closed.
    .help = Add { $bracket } at the end.
pack-syntax-backslash = The sign \ has a meaning of its own in "…".
    .help = Write it twice, or put the text into single quotes.
pack-syntax-deep = This is nested deeper than any lesson is.
    .help = Look for brackets or points in keys that are not meant.
pack-syntax-number = "{ $found }" is not a number.
    .help = Write numbers in the digits 0-9 and with a point: 2.5. A text needs quotes.
pack-syntax-not-ascii = "{ $found }" cannot stand here.
    .help = Keys are written in English letters and texts in quotes; numbers in the digits 0-9.

## Keys and values.

pack-unknown-key = There is no key "{ $key }" here.
    .help =
    { $meant ->
        [none] Keys that may stand here: { $known }.
       *[other] Did you mean "{ $meant }"?
    }
pack-missing = "{ $key }" is missing here.
    .help = Add a line: { $key } = …
pack-empty = "{ $key }" is empty.
    .help = Write something between the quotes, or take the line out.
pack-wants-text = "{ $key }" takes a text.
    .help = Put it in quotes: { $key } = "…"
pack-wants-texts = "{ $key }" takes a list of texts.
    .help = Write: { $key } = ["…", "…"]
pack-wants-phrase = "{ $key }" takes a text for each language.
    .help = Write: { $key } = {"{"} bn = "…", en = "…" {"}"}
pack-wants-line = "{ $key }" takes a line to be spoken.
    .help = Write: { $key } = "…", or { $key } = {"{"} text = "…", say = "…" {"}"}
pack-wants-number = "{ $key }" takes a number.
    .help = Write it without quotes, in the digits 0-9: { $key } = 2.5
pack-wants-whole = "{ $key }" takes a whole number.
    .help = Write it without quotes: { $key } = 3
pack-wants-flag = "{ $key }" takes true or false.
    .help = Write it without quotes: { $key } = true
pack-wants-list = "{ $key }" takes a list.
    .help = Write square brackets around it: { $key } = [ … ], or one section [[…{ $key }]] for each.
pack-wants-keys = "{ $key }" takes keys with values.
    .help = Write them in curly brackets: {"{"} key = "…" {"}"}
pack-wants-table = Keys with values belong here.
    .help = Write a section such as [[step]] or [line] with lines key = "…" below it.
pack-wants-place = "{ $key }" takes a place of two numbers.
    .help = Write: { $key } = [0.5, 0.5]. The first goes to the right, the second down; 0 to 1 is the page.
pack-place-far = This place is too far outside the page.
    .help = 0 to 1 is the page; -0.2 or 1.2 is just outside it.
pack-out-of-range = "{ $key }" is out of bounds.
    .help = Write a number from { $least } to { $most }.
pack-one-of = "{ $key }" cannot be "{ $word }".
    .help =
    { $meant ->
        [none] It may be: { $known }.
       *[other] Did you mean "{ $meant }"?
    }
pack-id = "{ $id }" cannot be an id.
    .help = Use up to 50 English letters, digits, points and hyphens, such as bn-p-07; "shell" and "kit" are taken. It stays the same for ever, so it is not shown to anybody.
pack-language = "{ $tag }" is not the tag of another language.
    .help = Write such as bn, en or ctg; the language of the prompts themselves needs no file of its own.
pack-licence = "{ $licence }" is not a licence as SPDX names it.
    .help = Write such as CC-BY-4.0, CC-BY-SA-4.0 or CC0-1.0.
pack-format = This packer knows format { $most }.
    .help = Write: format = 1. A higher number needs a newer packer.
pack-title-bangla = The title has no Bangla.
    .help = Add: bn = "…"
pack-long-text = { $n } letters are much for a child to read at once.
    .help = Stay below { $most }, or make two of it.
pack-long-line = { $n } words are much to listen to at once.
    .help = Stay below { $most }, or make two lines of it.

## Lessons, steps, skills.

pack-no-base = There is no channel "{ $base }" beside this one.
    .help = Write the name of a folder with a channel.toml, or leave base out.
pack-no-lessons = This channel has no lessons yet.
    .help = Make a folder beside channel.toml with a lesson.toml in it.
pack-no-lesson-file = This folder has no lesson.toml, so it is left out.
pack-not-listed = This lesson is not in the list of channel.toml, so it is left out.
    .help = Add its folder to lessons, or take the list out to have all.
pack-listed-twice = "{ $name }" is listed twice.
    .help = Keep one of them.
pack-no-such-lesson = There is no lesson in a folder "{ $name }".
    .help = Correct the name, or take it out of the list.
pack-same-lesson = The lesson id "{ $id }" is taken by { $first }.
    .help = Give this lesson an id of its own.
pack-no-whom = A lesson on "{ $skill }" must end with whom a child can ask for help.
    .help = Make the last step kind = "story" with id = "whom": a page or two with the people whom she can tell, and the number of a helpline.
pack-no-steps = The lesson has no steps.
    .help = Add a section [[step]] with kind = "story" or another activity.
pack-same-step = The step id "{ $id }" is there already.
    .help = Give this step an id of its own.
pack-no-kind = There is no activity "{ $kind }".
    .help =
    { $meant ->
        [none] There are: { $known }.
       *[other] Did you mean "{ $meant }"?
    }
pack-no-step = No earlier step is called "{ $id }".
    .help =
    { $meant ->
        [none] Earlier steps: { $known }.
       *[other] Did you mean "{ $meant }"?
    }
pack-no-skill = skills.toml has no skill "{ $id }".
    .help =
    { $meant ->
        [none] Add it there, or use one of those that are there.
       *[other] Did you mean "{ $meant }"?
    }
pack-same-skill = The skill "{ $id }" is there already.
    .help = Keep one of them.
pack-skill-circle = The skill "{ $id }" needs itself by way of others.
    .help = Take one of the needs on the way out, so that there is a beginning.
pack-which-skill = The lesson teaches several skills; which one do these answers measure?
    .help = Add: skill = "…"
pack-no-strokes = No strokes are known for "{ $letter }".
    .help = These can be traced: { $known }.

## Pictures.

pack-no-art = The lesson has no picture "{ $name }".
    .help =
    { $meant ->
        [none] Put { $name }.svg (or .png, .jpg, .webp) into its folder art, or write kit:{ $name } for one of the kit.
       *[other] Did you mean "{ $meant }"?
    }
pack-no-kit-art = The kit has no picture "{ $name }".
    .help =
    { $meant ->
        [none] The kit's pictures lie in lessons/kit.
       *[other] Did you mean "{ $meant }"?
    }
pack-no-part = The drawing has no part "{ $name }".
    .help =
    { $meant ->
        [none] Its parts: { $known }.
       *[other] Did you mean "{ $meant }"?
    }
pack-no-pivot = The drawing does not say about which point "{ $name }" turns; it turns about the middle.
    .help = Put a comment before the group: <!-- pivot of { $name }: 100,320 -->
pack-not-to-colour = The drawing cannot be coloured in; it lacks: { $lacking }.
    .help = Give it groups with the ids r1, r2, … without a gap, each with a filled shape, and a group lines over them.
pack-unused = Nothing uses this file.
    .help = Use it, or take it out of the lesson.
pack-credit-unused = "{ $name }" is described here, but there is no such picture.
    .help =
    { $meant ->
        [none] Take it out, or add the picture.
       *[other] Did you mean "{ $meant }"?
    }
pack-blurred = This picture is shown { $times } times as large as it is and will look blurred.
    .help = Take a larger one, or a drawing in SVG.
pack-file-kind = Files ending in .{ $ending } are left out here.
    .help = Pictures are .svg, .png, .jpg or .webp; sounds are .wav, .flac, .ogg, .m4a or .mp3.
pack-file-twice = There are two files called "{ $name }".
    .help = Keep one of them: the ending is not part of the name.
pack-file-name = A file cannot be called "{ $name }".
    .help = Use up to 50 English letters, digits, points, hyphens and underscores.
pack-kit-credit = kit.toml does not say who drew the kit and under which licence.
    .help = Begin it with: author = "…" and licence = "CC-BY-4.0".

## Voices and sounds.

pack-no-sound = There is no sound "{ $name }".
    .help =
    { $meant ->
        [none] Put it into the lesson's folder sound, or use one of lessons/kit/sound.
       *[other] Did you mean "{ $meant }"?
    }
pack-no-recording = There is no recording "{ $name }".
    .help =
    { $meant ->
        [none] Put { $name }.wav into the folder of sounds, or take the name out.
       *[other] Did you mean "{ $meant }"?
    }
pack-no-line = No line is called "{ $id }".
    .help =
    { $meant ->
        [none] A line is called after its step and place, such as choose.3.ask.
       *[other] Did you mean "{ $meant }"?
    }
pack-same-line = Two lines would be called "{ $id }".
    .help = Give one of the items another id.
pack-unused-sound = No line and no sound is called like this file.
    .help =
    { $meant ->
        [none] Name it after its line, such as choose.3.ask.wav.
       *[other] Did you mean "{ $meant }"?
    }
pack-no-shell = The channel has no shell.toml, so the bird says nothing between the lessons.
pack-shell-lacks = { $n } lines that the activities say are missing, first of all "{ $id }".
    .help = Write praise-1 to praise-12 and retry-1 to retry-8.
pack-no-voice = There is no draft voice on this computer ({ $why }); lines without a recording are silent.
    .help = Install espeak-ng, or record the lines.
pack-quiet = This recording is very low; made louder, its noise is heard.
    .help = Record it again, a hand's width from the microphone.
pack-clipped = This recording is distorted: it was too loud in { $n } places.
    .help = Record it again, a little farther from the microphone.

## The report.

pack-report-written = Packed: { $out } ({ $lessons } lessons, { $kib } KiB, { $seconds } s).
pack-report-unchanged = Nothing has changed: { $out } stays as it is ({ $lessons } lessons, { $kib } KiB, { $seconds } s).
pack-report-art = Pictures: { $fresh } made, { $kept } kept.
pack-report-sounds = Sounds: { $fresh } made, { $kept } kept.
pack-report-lines = Spoken lines: { $fresh } made, { $kept } kept.
pack-report-sizes = By lesson:
pack-report-heaviest = The heaviest:
pack-report-weight = - { $name }: { $kib } KiB
pack-report-drafts = Waiting for a human voice: { $n } lines.
pack-report-silent = Silent, waiting for a voice: { $n } lines.
pack-report-drafts-of = - { $lesson }: { $n }
pack-report-undescribed = Pictures without words for those who cannot see them: { $n } ({ $names }).

## Other commands.

pack-no-channel = There is no channel.toml in { $dir } or one folder below.
pack-which-channel = There are several channels: { $names }. Choose one with --channel.
pack-key-made = Made the key { $id }: { $file }. Keep it safe and never give it away; the file ending in .pub is for everybody.
pack-inspect-head = Release { $release }, format { $format }, needs player { $player }, tracks: { $tracks }
pack-inspect-lines = { $track }: { $n } lines, { $drafts } of them drafts, { $seconds } s
pack-bijoy = This was typed for a Bijoy font and is gibberish without it.
    .help = If this is what it says, write it so: { $text }
pack-new-begun = Begun: { $file }. Open it in an editor, then run jonaki-pack check.
pack-new-kind = Nothing can be begun as "{ $what }". There are: { $kinds }.
pack-new-exists = { $what } is there already, and nothing was changed. Choose another folder.
pack-new-name = { $what } cannot be the folder's name: use a-z, 0-9, - and _ only, for it becomes part of an id.
pack-new-no-channel = { $what } is no channel, it has no channel.toml. Begin one first: jonaki-pack new channel { $what }
pack-new-write = This cannot be written: { $what }
pack-diff-new = new
pack-diff-gone = gone
pack-diff-changed = changed
pack-diff-none = Nothing that a tablet shows or says has changed.
pack-diff-fetched = A tablet that has the old one fetches about { $fetched } KiB of { $whole } KiB.
pack-inspect-whole = Every part is as it was sealed.

## Signs.

pack-no-sign = The channel has no sign "{ $id }".
    .help =
    { $meant ->
        [none] Add signs/{ $id }.toml, or choose a sign that is there.
       *[other] Did you mean "{ $meant }"?
    }
pack-no-letter-sign = There is no sign to spell { $letters } with.
    .help = Add a sign such as demo.letter.ma whose gloss is the letter, or spell another word.
pack-sign-angles = The finger { $finger } takes three angles.
    .help = Write three numbers, degrees: [0, 85, 100].
pack-sign-file-name = The sign "{ $id }" lies in a file of another name.
    .help = Call the file { $id }.toml, or correct the id.
pack-sign-no-shape = No hand shape is called "{ $shape }".
    .help =
    { $meant ->
        [none] Write one of: { $known }.
       *[other] Did you mean "{ $meant }"?
    }
pack-sign-not-reviewed = A release may not hold signs that deaf people have not reviewed: { $names }.
    .help = Have them reviewed (status = "reviewed"), take the lessons out, or build without --release to try them.
pack-sign-same-shape = The hand shape "{ $id }" is there already.
    .help = Keep one of them.

## Clips.

pack-no-clip = The lesson has no clip "{ $name }".
    .help =
    { $meant ->
        [none] Add clips/{ $name }.toml with its pictures, or choose a clip that is there.
       *[other] Did you mean "{ $meant }"?
    }
pack-clip = This clip cannot be used: { $why }.
    .help = Export the film again as an animated WebP, or as numbered pictures.
pack-clip-lacking = The clip does not say { $lacking }.
    .help = Write it in the clip's file: author and licence of the film, signer (who is seen) and consent (where her permission is kept). Without them no release is made.
pack-clip-no-pictures = The clip "{ $name }" has no pictures.
    .help = Put clips/{ $name }.webp (animated) beside its file, or a folder clips/{ $name } with numbered pictures.

## How Bangla is written.

pack-spell-danda = A Bangla sentence does not end with "{ $was }".
    .help = Write the danda: { $better }
pack-spell-space = There is a space before "{ $better }".
    .help = Write it right after the word.
pack-spell-unseen = There is a character here that nobody can see; it comes with texts copied from elsewhere.
    .help = Delete it: type the word anew.
pack-spell-digits = These digits are not Bangla.
    .help = Children read: { $better }
pack-spell-hasanta = A hasanta is to be seen here: { $was }.
    .help = Join the letters, or write { $better } without it. Only where a letter stands alone to show how letters join may it be seen.
pack-spell-order = No letter is written like "{ $was }".
    .help = Type it anew: { $better }
pack-spell-word = "{ $was }" is an older spelling, or a slip.
    .help = Bangla Academy writes: { $better }

## What a teacher would say.

pack-untaught = "{ $letter }" is to be read here before it was taught.
    .help =
    { $lesson ->
        [none] The skill { $skill } teaches it, and no lesson of this channel does. Choose other words, or add needs = ["{ $skill }"].
       *[other] It is taught in: { $lesson }. Choose other words, or add needs = ["{ $skill }"].
    }
pack-same-place = The right card always lies in place { $place }; a child learns the place and not the answer.
    .help = Take fixed out, or give each question another place.
pack-unvoiced = No voice says this; a child who cannot read it yet is left alone with it.
    .help = Add say = "…" (for tiles of a word: voice = [{"{"} text = "…", say = "…" {"}"}]).
pack-never-seen = "{ $id }" is never to be seen on this page.
    .help = Let it stand or move into the page (0 to 1), and fade in what is hidden; or take it out.
pack-cut-off = "{ $id }" comes to rest with most of it outside the page.
    .help = Let it stand inside the page (0 to 1), or leave it wholly.
pack-small-target = "{ $id }" is to be touched, and too small for a child's finger on the smallest tablet.
    .help = Write size = { $least } or more, or take touch away.
pack-covered = "{ $id }" is to be touched, and lies under "{ $over }".
    .help = Move one of the two, or take touch away from one.

## Media that cannot be used.

pack-svg = This drawing cannot be read ({ $why }).
    .help = Open it in a drawing program and save it again as plain SVG.
pack-svg-text = The drawing holds letters as text, near "{ $text }".
    .help = Letters are written by the app, and a drawing's would look different on each computer: turn them into paths, or take them out.
pack-blank = Nothing of the picture is to be seen ({ $parts }).
    .help = Draw something there, or choose other parts.
pack-picture-size = A picture of { $w } × { $h } pixels cannot be made.
    .help = Make it smaller.
pack-picture-huge = The picture has { $w } × { $h } pixels.
    .help = Make its longer side at most { $most } pixels.
pack-picture-torn = The picture cannot be read ({ $why }).
    .help = Save it again as PNG, JPEG or WebP.
pack-no-parts = Only an SVG drawing has parts.
    .help = Take the whole picture, or draw it as SVG with named groups.
pack-encode = This could not be made ready for the tablet ({ $why }).
    .help = Make it smaller or shorter and try again.
pack-clip-still = The clip is a single picture.
    .help = Film it, or take it out.
pack-clip-sizes = Picture { $at } of the clip has another size than the first.
    .help = Give all of them the same size.
pack-clip-heavy = The clip takes { $kb } kB however small it is made; { $most } are the most.
    .help = Film before a plain wall, or shorten it.
pack-clip-long = The clip takes { $seconds } seconds; { $most } are the most.
    .help = Put it on two pages.
pack-sound-torn = The recording cannot be read ({ $why }).
    .help = Save it again as WAV, MP3, M4A, FLAC or Ogg Vorbis.
pack-silence = Nothing is heard in the recording; it never gets louder than { $least } dB.
    .help = Record it again, nearer to the microphone.
pack-cue-syntax = The times of the words cannot be read as WebVTT ({ $why }).
    .help = The first line is WEBVTT, and each cue has a line such as 00:00:01.000 --> 00:00:02.000.
pack-cue-words = Word { $at } of the line is "{ $text }", and the cues say "{ $cue }".
    .help = Write the cues' words as they stand in the line.
pack-cue-order = Word { $at }, "{ $word }", begins before the one in front of it, at { $ms } ms.
    .help = Times rise from word to word.
pack-cue-outside = Word { $at }, "{ $word }", begins at { $ms } ms, and the recording has { $clip } ms.
    .help = Listen again and correct the time, or record the line whole.
pack-no-words = This line has no words.
    .help = Write what is said.
pack-score = The score "{ $name }" cannot be played ({ $why }).
    .help = Write such as: voice = "marimba", tempo = 120, notes = ["C5:0.25", "r:0.5"].
pack-voice = The draft voice could not say "{ $text }" ({ $why }).
    .help = Check that espeak-ng works, or record the line.
pack-no-alt = "{ $name }" has no words for a child who cannot see it.
    .help = Write in art.toml (of the kit: kit.toml) below [{ $name }]: alt = {"{"} bn = "…", en = "…" {"}"}
pack-pale = "{ $name }" is so pale that it hardly stands out from a white card.
    .help = Give it a dark outline or stronger colours.

## What a release may not hold.

pack-draft-voice = "{ $text }" is to be learnt by ear, and a machine says it.
    .help = Record it as { $id }.wav in the folder sound, or build without --release to try the lesson.
pack-no-credit = Nobody says whose this is, or what may be done with it.
    .help = Write author and licence (such as CC-BY-4.0) in art.toml, of the kit in kit.toml.

## The survey of a channel.

pack-survey-size = Pictures and sounds: { $kib } KiB. By lesson:
pack-survey-over = Heavier than { $most } KiB, which a lesson should not be: { $names }.
pack-survey-missing = Lines that nobody has recorded: { $n }. A machine says { $drafts } of them; { $heard } are to be learnt by ear and keep a release back.
pack-survey-missing-of = - { $place }: { $n } ({ $names })
pack-survey-signs = Signs and films that are not reviewed: { $names }.
pack-survey-unpractised = Taught and never asked for: { $skill } (in { $lessons }).
pack-survey-early = Read before it is taught: "{ $letter }" ({ $place }); the skill { $skill } teaches it.
pack-survey-read = { $place }: pages: { $pages }; words a page: { $mean }, at most { $most }; the longest word is { $longest } ({ $aksharas } aksharas).
pack-survey-alone = { $place }, read alone: pages: { $pages }; words a page: { $mean }, at most { $most }; the longest word is { $longest } ({ $aksharas } aksharas).
pack-survey-credit = { $licence }, { $author }: { $pictures } pictures, { $recordings } recordings.
pack-survey-unknown = unknown
pack-report-name = Its name: { $name }
pack-sealed = Sealed: { $out }, name { $name }, by the key { $key }.

## What goes to others and comes from them.

pack-exported = Written: { $out }
pack-imported = Written: { $file }
pack-import-ask = Which one is “{ $word }”?
pack-import-match = Join each word with its picture.
pack-lost-step = Left out, for a book only tells: the step { $what }.
pack-lost-motion = Left out: what moves while { $what } is read; the page shows where it comes to rest.
pack-lost-sound = Left out: the sound { $what }.
pack-lost-draft = A machine's voice went along: { $what }.
pack-lost-silent = Without a voice: { $what }.
pack-lost-vorbis = The voice is Ogg Vorbis, which Thorium and most readers play; the standard itself names MP3, AAC and Opus.
pack-lost-tag = Left out, for a lesson has no place for it: [{ $what }]
pack-lost-cue = Left out, for no line of the lesson says this at a time: { $what }
pack-lost-column = Left out: the column { $what }.
pack-lost-row = Left out: row { $what }, which has no word, or one that was there before.
pack-lost-file = Left out: { $what }, which is no picture or sound beside the table.
pack-import-io = { $file } could not be read or written: { $why }
pack-import-exists = { $file } is there already, and nothing is written over. Choose another name, or move what is there.
pack-import-not-utf8 = { $file } is not saved as UTF-8. Save it as UTF-8 and try again.
pack-import-no-lesson = { $file } has no lesson with such lines. Begin one with jonaki-pack new, and see with jonaki-pack check what is wrong.
pack-import-no-channel = { $file } has to lie in a channel, beside its channel.toml. Begin one with jonaki-pack new channel.
pack-import-nothing = Nothing in { $file } fits. A table needs a head line with a column word, times need the lesson's words, a book needs pages with something to read.
pack-import-name = The name of { $file } becomes a part of an id. Use a-z, 0-9, - and _ only.
pack-import-archive = { $file } cannot be read as what its name says: { $why }
pack-import-too-large = { $file } holds more than any lesson needs, so it was left alone.
pack-import-locked = { $file } is locked with a password, by its shop, or saved in an old form. Ask whoever made it for an open one, or save it anew as .xlsx, .ods or .epub.
pack-import-unknown = { $file } is of no sort that can be taken in. Books: .epub, .bloompub; tables: .csv, .ods, .xlsx; times: .vtt, .lrc; pictures that move: .gif, .png, .webp.
pack-import-lottie = { $file } looks like a Lottie animation, which cannot be taken in yet. Save it from your drawing program as GIF, APNG or animated WebP, with at most twelve pictures, and try again.
pack-import-moving = { $file } does not become a strip of pictures ({ $why }). It has to move, and may take ten seconds and 4096 pixels at most.
pack-import-old-font = { $file } has words that were typed for a Bijoy font, and nothing was written. Look at the list: if it reads right, run this again with --bijoy read; with --bijoy leave the words stay as they are.
pack-import-strip = Write this into the figure of your page: art = "{ $art }" and do = [{ $motion }]
pack-import-old = These words were typed for a Bijoy font. Do they read right?
pack-import-old-ask = Write yes to take them as they read:
pack-import-tile = a book
pack-import-yes = yes y
pack-import-report = From { $file }: pictures { $pictures }, recordings { $sounds }.
pack-import-left = { $n ->
    [0] Nothing was left behind.
    [one] One thing was left behind or changed:
   *[other] { $n } things were left behind or changed:
}
pack-lost-unsafe = Left out, for its name or its kind could do harm: { $what }
pack-lost-missing = The book names this file and does not have it: { $what }
pack-lost-page = Left out: the page { $what }, which cannot be read.
pack-lost-wordless = Left out: the page { $what }, which has pictures and nothing to read.
pack-lost-film = Left out: the film { $what }.
pack-lost-script = Left out: what answers or moves by itself in { $what }.
pack-lost-font = Left out: the font { $what }; Jonaki writes with its own.
pack-lost-formula = Left out: a formula in { $what }.
pack-lost-about = Told of the book, and not carried: { $what }
pack-lost-overlay = Left out: a time that fits no words: { $what }
pack-lost-unheard = Left out, for the voice of the page does not say it: { $what }
pack-lost-elsewhere = Left out, for it lies outside the book: { $what }
pack-lost-rights = Nothing says under which licence the book stands ({ $what }). Ask its author, and write it into lesson.toml and art.toml before children get it.
pack-lost-author = Nobody is named who made the book “{ $what }”. Write it into lesson.toml and art.toml.
pack-lost-language = The book is in the language { $what }, which is not that of the channel; its lines would be read in the wrong one.
pack-lost-languages = Left out: the same book in { $what }.
pack-lost-frames = Of a picture that moves only some frames were kept: { $what }
pack-lost-picture = Left out: a picture that cannot be used: { $what }
pack-lost-voice = Left out: a recording that cannot be used: { $what }
pack-lost-times = The times of the words are in no order that a line can have; they were left out of: { $what }
pack-lost-bijoy = Was typed for a Bijoy font and was read; please look whether it is right: { $what }
pack-lost-order = Signs were put into the order of letters: { $what }
pack-lost-sheet = Left out: the second table { $what }; only the first one is taken.
pack-lost-loose = Left out: a picture that lies in no row of words: { $what }
pack-lost-game = Left out: page { $what }, which asks something; write it anew as listen, match or sort.
pack-lost-signed = Left out: a film, perhaps of a signer: { $what }. With her permission make numbered pictures of it and put them into clips.
pack-no-file = This is no file but a device or a pipe.
    .help = Put a plain file in its place.
pack-outside = This leads to a file outside of the folder of the lessons.
    .help = Copy the file here, in the place of the link.

## While lessons are written: watch, preview, record.

pack-watch-packed = { $out }: packed in { $seconds } s{ $n ->
    [0] {""}
   *[other] , made anew: { $names }
}{ $warnings ->
    [0] {""}
   *[other] ; to look at: { $warnings } (see check)
}.
pack-watch-unchanged = { $out }: nothing has changed ({ $seconds } s).
pack-watch-kept = Mistakes: { $n }. { $out } stays as it was.
pack-watch-none = Mistakes: { $n }. There is no bundle yet.
pack-preview-player = The player is not there: { $file }. Build or install it beside jonaki-pack.
pack-preview-lesson = There is no lesson in { $lesson }: name a folder with a lesson.toml that lies in a channel.
pack-preview-step = The lesson has no step { $step }. It has: { $steps }. The number of a step will do as well.
pack-record-how = Read each line aloud, with its number in your mind only. After each line be silent and count to two. If a line went wrong, knock twice on the table, wait a moment, and say it again: what was said before the knocks is left out.
pack-record-line = { $n }. { $text }
pack-record-lines = Lines: { $n }
pack-record-all = Every line is recorded. To record anew, add --again.
pack-record-seconds = { $n } s
pack-record-odd = listen: its length does not suit the text
pack-record-quiet = too far from the microphone
pack-record-clipped = too loud, distorted
pack-record-kept = Recorded: { $n } lines, in { $folder }.
pack-record-back = Taken back by knocks: { $n }.
pack-record-noises = Single knocks and short noises passed over: { $n }.
pack-record-unreadable = { $file } cannot be read as a recording: { $why }
pack-record-noise = Speech and silence cannot be told apart in { $file }: record nearer to the microphone, in a quieter room.
pack-record-unlike = The recording does not fit the script: lines to read: { $lines }, takes found: { $takes }.
pack-record-no-take = - Line { $n } seems to be missing: “{ $text }”.
pack-record-no-line = - At { $at } something is said ({ $seconds } s) that is no line of the script.
pack-record-two-lines = - At { $at } the lines { $n } and { $next } seem to be said in one ({ $seconds } s), without a pause in between.
pack-record-two-takes = - From { $at } on line { $n } seems to be said in two parts: “{ $text }”. A longer --pause would join them.
pack-record-long = - At { $at } { $seconds } s are too long for line { $n }: “{ $text }”.
pack-record-short = - At { $at } { $seconds } s are too short for line { $n }: “{ $text }”.
pack-record-nothing = Nothing was saved. Record it again, or only some lines of it with --lines.
pack-record-at = { $minutes }:{ $tens }{ $ones }
pack-record-track = Nothing is said in that language here. There is: { $what }.
pack-record-numbers = “{ $what }” are no numbers of lines. Write them as 3,7-9; --script shows them.
pack-record-recorded = Recorded already: line { $what }. To record anew, add --again.

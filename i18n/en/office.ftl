# The desk's office: accounts, what was done by whom, lists of children, what is printed and taken along.

# Her own password, accounts
desk-me = My password
desk-me-lede = Choose another password for yourself.
desk-me-old = The password until now
desk-me-wrong = The password until now does not match.
desk-me-after = After that you sign in anew, on every device.
desk-wrong-last = Nobody else leads this school. Let another lead it first.

# Who did what
desk-audit = Who did what
desk-audit-whole = Nothing of what is written down was changed or removed.
desk-audit-end = Whoever writes this line down on paper can show later that nothing before it was changed:
desk-audit-broken = Row { $no }, or one before it, was changed or removed.
desk-audit-cut = Rows at the end are gone: there was one of number { $no }.
desk-audit-broken-how = Somebody had the laptop's files in hand. Keep the laptop as it is and tell the education office; an older copy shows what stood there.
desk-audit-none = Nothing is written down yet.
desk-audit-when = When
desk-audit-who = Who
desk-audit-what = What
desk-audit-about = Whom or what
desk-audit-no = Number
desk-audit-older = Older ones
desk-audit-machine = at the laptop itself
desk-audit-nobody = a child who is not on the list any more
desk-did-account-first = made the first account
desk-did-account-made = made an account
desk-did-account-password = gave another password
desk-did-account-own-password = changed the own password
desk-did-account-removed = removed an account
desk-did-child-placed = changed a child's name, class or roll
desk-did-child-erase-asked = had a child erased
desk-did-child-erased = a child was erased
desk-did-children-added = put in children
desk-did-list-taken = took a list of children
desk-did-list-undone = undid the last list
desk-did-given = gave a task or a message
desk-did-taken-back = took a task back
desk-did-hand-seen = was with a child who raised her hand
desk-did-sounds-set = set which sounds are one at home
desk-did-invited = invited tablets
desk-did-tablet-named = renamed a tablet
desk-did-published = published lessons
desk-did-phones-let-in = let telephones in
desk-did-phones-kept-out = kept telephones out
desk-did-tablet-revoked = took a tablet off the list
desk-did-tablet-back = took a tablet back in
desk-did-exported = took a file along
desk-did-certified = made a certificate
desk-did-record-made = wrote down a training or a visit
desk-did-record-removed = removed a training or a visit
desk-did-merged = read two records as one child's
desk-did-parted = parted a child's records

# What is kept, and erasing
desk-keeping = What is kept
desk-keeping-lede = { $n ->
    [0] Everybody on the list has been here within two years.
    [one] One child has not been here for long. If the child has left the school, the record has no more use here.
   *[other] { $n } children have not been here for long. If they have left the school, their records have no more use here.
}
desk-keeping-what = What this laptop keeps, and for how long
desk-keeping-thing = What
desk-keeping-why = What for
desk-keeping-until = Until
desk-keeping-1 = Name, picture, class, roll
desk-keeping-1-why = so that children find themselves on the tablets and their teacher finds them here
desk-keeping-1-until = the child has left the school and is erased
desk-keeping-2 = Answers and finished lessons
desk-keeping-2-why = so that the next lesson fits and the teacher sees what helps
desk-keeping-2-until = the child is erased; after two years without work this page asks for it
desk-keeping-3 = Tasks, messages, certificates
desk-keeping-3-why = so that family and school can look them up
desk-keeping-3-until = the child is erased; messages to a class stay
desk-keeping-4 = What adults did
desk-keeping-4-why = so that nobody does anything with children's records unseen
desk-keeping-4-until = for ever; no child's name stands in it
desk-keeping-5 = Copies
desk-keeping-5-why = for the day on which the laptop breaks or is stolen
desk-keeping-5-until = they are written over; an erased child cannot be read in them once the next copy is made
desk-keeping-6 = On the tablets
desk-keeping-6-why = so that children learn without network
desk-keeping-6-until = their next contact after a child was erased
desk-erase = Erase the child
desk-erase-lede = This cannot be undone. Nobody can bring the work back afterwards.
desk-erase-goes = What goes
desk-erase-name = { $n ->
    [one] Name, picture, class and roll
   *[other] Name, picture, class and roll, and { $n } records that are read as this child's
}
desk-erase-answers = { $n } answers and { $lessons } finished lessons
desk-erase-skills = What is known: { $n } skills
desk-erase-days = { $n ->
    [one] One day of work, { $first }
   *[other] { $n } days of work, { $first } to { $last }
}
desk-erase-given = Tasks, messages and certificates for this child alone
desk-erase-stays = What stays
desk-erase-stays-1 = That a child was erased, when and by whom; not the name
desk-erase-stays-2 = The work of other children on the same tablets
desk-erase-stays-3 = What was printed or taken along before
desk-erase-first = Before that
desk-erase-first-how = The family may have all that is kept of the child, in one file.
desk-erase-now = Erase
desk-erase-type = Type the name to confirm: { $name }
desk-erase-wrong = What was typed is not the name; nothing was erased.
desk-erase-do = Erase for ever
desk-erased = The child is erased on this laptop.
desk-erased-then = Tablets forget the child at their next contact. Make a new copy now (jonaki-server backup), so that nothing of the child can be read in older copies in the same place either.
desk-record = All that is kept of this child (JSON)

# Lists of children
desk-import = Class lists
desk-import-start = Bring a list of children: it is looked at first, and nothing changes until you confirm.
desk-import-file = The list
desk-import-choose = A file
desk-import-or = or paste the names here
desk-import-class = For which class
desk-import-class-how = where the list names none
desk-import-in-list = as the list says
desk-import-as-typed = Leave the letters as they are, also where they look typed for an old Bijoy font
desk-import-look = Look at it
desk-import-nothing-yet = Nothing is changed yet.
desk-import-kinds = What can be read
desk-import-kind-1 = A spreadsheet (XLSX) or table (CSV, text) with a column of names; class, roll, shift, sex and an id where there are any, with heads in Bangla or English. Without heads: roll and name.
desk-import-kind-2 = Names in Bangla or English letters, also typed for the old Bijoy fonts.
desk-import-kind-3 = A roster archive of another program: OneRoster 1.2, a ZIP of CSV files.
desk-import-before-this = The last list
desk-import-last = { $when }, by { $who }: { $new } new, { $changed } changed.
desk-import-undo = Undo this list
desk-import-undo-how = What was changed by hand since stays, and so does whoever has learnt something since.
desk-import-taken = The list was taken. Tablets hear of it at their next contact.
desk-import-undone = The last list was undone.
desk-import-nothing = There is nothing to undo any more.
desk-import-old = The school changed since the list was looked at. Please look at it again.
desk-import-preview = What would change
desk-import-lede = { $new } new children, { $moved } into another class, { $changed } written otherwise, { $same } as before.
desk-import-bijoy = Names were typed for an old Bijoy font and are shown in Unicode; beside each stands what was typed. If one is wrong, go back and leave the letters as they are.
desk-import-classes = New classes: { $names }.
desk-import-left = { $n ->
    [one] One child of these classes is not on the list and stays as before.
   *[other] { $n } children of these classes are not on the list and stay as before.
}
desk-import-wrong = { $n ->
    [one] One row is left out
   *[other] { $n } rows are left out
}
desk-import-row = Row { $n }
desk-import-do = { $n ->
    [0] Put in what the list says beside names
    [one] Put in one child
   *[other] Put in { $n } children
}
desk-import-do-some = { $n ->
    [0] Put in the rest
    [one] Put in one child
   *[other] Put in { $n } children
}, without { $wrong ->
    [one] the row that is left out
   *[other] the { $wrong } rows that are left out
}
desk-import-other = Another list
desk-import-new = New · { $n }
desk-import-moved = Into another class · { $n }
desk-import-changed = Written otherwise · { $n }
desk-import-same = { $n ->
    [0] Nobody of the list is here already as it says.
    [one] One child is here already just as the list says.
   *[other] { $n } children are here already just as the list says.
}
desk-import-before = before: { $what }
desk-import-no-roll = no roll
desk-import-col-before = Before
desk-import-col-row = Row
desk-sex = Girl or boy
desk-girl = girl
desk-boy = boy
desk-list-empty = There is nothing in this list. Choose a file or paste names.
desk-list-large = This file is too large for a class list.
desk-list-many = Not more than 5,000 children at once; part the list.
desk-list-unreadable = This file cannot be read. Save it as XLSX or CSV and try again.
desk-list-columns = No column of names was found. Write “Name” above it and try again.
desk-list-archive = This archive is no OneRoster roster: users.csv, classes.csv and enrollments.csv are needed.
desk-list-no-name = no name stands here; write one.
desk-list-long-name = the name is longer than 60 letters; shorten it.
desk-list-bad-roll = “{ $what }” is no roll number; write a number, or leave it empty.
desk-list-bad-shift = “{ $what }” is no shift; write a number, or leave it empty.
desk-list-no-class = no class is named for { $what }; name it in the list, or choose one above.
desk-list-no-such-class = the class { $what } is not in the archive; export it with its classes.
desk-list-two = there are two called { $what } in this class; write their roll numbers.
desk-list-twice = the same child stands in row { $what } already; remove one of the two.
desk-list-same-roll = { $what } has this roll number in the class already; mend one of the two.

# What is printed and taken along
desk-reports = Print and take along
desk-reports-lede = Pages for families and for the wall, reports, certificates, and tables for other programs.
desk-reports-print = To print
desk-reports-files = To take along
desk-reports-files-how = Names of children are in these files. That they were taken is written down.
desk-print-how = Print with Ctrl+P, on A4.
desk-family = Family's page
desk-family-how = what each child learnt this week, with pictures; one sheet a child
desk-learnt = Page for the wall: what we learnt
desk-learnt-how = the whole class in one sheet, without a name
desk-term = Term report
desk-term-how = each child's term on one sheet, with room for your words
desk-xlsx-class = Class (XLSX)
desk-xlsx-class-how = today's table and the skills of each subject
desk-xlsx-answers = All answers (XLSX)
desk-xlsx-answers-how = each answer of a year, one a row
desk-csv-today = Class today (CSV)
desk-csv-today-how = for any spreadsheet
desk-csv-skills = Skills map (CSV)
desk-csv-skills-how = Bangla; other subjects from the map itself
desk-oneroster = Results (OneRoster 1.2)
desk-oneroster-how = for a school's gradebook: levels as 0 to 4
desk-xapi = Statements (xAPI)
desk-xapi-how = for a learning record store; without names
desk-family-title = What I learnt this week
desk-family-range = { $from } to { $to }
desk-family-days = Days on which I learnt
desk-family-learnt = learnt
desk-family-not = not
desk-family-new = Newly learnt
desk-family-knows = What I know already
desk-family-soon = The first light comes soon
desk-family-soon-how = Something is learnt when it goes well on two days. A little every day is enough.
desk-family-lights = { $n ->
    [0] My fireflies
    [one] My fireflies: one
   *[other] My fireflies: { $n }
}{ $new ->
    [0] {""}
   *[other] , { $new } of them new
}
desk-family-home = Together at home, five minutes
desk-family-home-1 = Sit beside and listen: what was learnt today?
desk-family-home-2 = Lay the letter with sticks, or the number with pebbles
desk-family-home-3 = What at home begins with it? Look together
desk-family-foot = To talk, come to school: { $who }.
desk-day-0 = Sun
desk-day-1 = Mon
desk-day-2 = Tue
desk-day-3 = Wed
desk-day-4 = Thu
desk-day-5 = Fri
desk-day-6 = Sat
desk-learnt-title = What we learnt this week
desk-learnt-lede = { $n ->
    [one] One new light was lit
   *[other] { $n } new lights were lit
}. Our meadow has { $all }.
desk-learnt-none = Our meadow has { $all ->
    [one] one light
   *[other] { $all } lights
}. None ever goes out.
desk-learnt-foot = Each light is something that one of us can do now. Lights never go out.
desk-term-from = From
desk-term-to = to
desk-term-show = Show
desk-term-lede = { $name } learnt on { $days ->
    [one] one day
   *[other] { $days } days
} of this term, { $hours ->
    [one] one hour
   *[other] { $hours } hours
} in all, and finished { $lessons ->
    [one] one lesson
   *[other] { $lessons } lessons
}.
desk-term-known = { $n } known, { $new } of them new this term
desk-term-more = and { $n } more
desk-term-growing = Growing:
desk-term-words = In the teacher's words
desk-term-teacher = Teacher
desk-term-head = Head teacher
desk-term-family = Family
desk-certificate = Certificate
desk-certificates = Certificates
desk-certificates-how = for all whose work gives reason, a page each
desk-certificates-lede = These children know enough for a certificate that they do not have yet. Untick whoever should wait.
desk-certificates-none = Nobody of this class waits for a new certificate.
desk-certificates-nobody = Tick at least one child.
desk-certificates-make = Make and print them
desk-certificate-well = Well done!
desk-certificate-qr = QR picture with the code of this certificate
desk-certificate-code = Code
desk-certificate-how = The school says whether it is genuine.
desk-certify-lede = For what shall { $name } get a certificate?
desk-certify-own = What the child's own work gives reason for
desk-certify-lights = has lit { $n } lights
desk-certify-strand = knows { $n } things in { $strand }
desk-certify-words = Or in your own words
desk-certify-words-how = such as: helped others the whole term
desk-certify-make = Make it
desk-certify-empty = Choose or write what it is for.
desk-certify-before = Certificates so far
desk-certify-none = None yet.
desk-check = Is a certificate genuine?
desk-check-how = type the code that stands on it
desk-check-lede = Type the code that stands on the certificate.
desk-check-do = Look
desk-check-none = There is no certificate with this code at this school.
desk-check-given = It is genuine: made here on { $day }.
desk-check-whose = It is genuine: { $name }, { $what }, { $day }.
desk-lesson-one = Lesson
desk-skill-one = Skill
desk-answer-tries = Try
desk-answer-help = Help

# Training and visits
desk-records = Training and visits
desk-trainings = Training of teachers
desk-visits = Visits of the mobile classroom
desk-records-none = None is written down yet.
desk-trained = { $times ->
    [0] No training is written down yet.
    [one] One training, { $n } teachers, { $hours } hours.
   *[other] { $times } trainings, { $n } teachers, { $hours } hours.
}
desk-visited = { $times ->
    [0] No visit is written down yet.
    [one] One visit, { $n } children, { $hours } hours.
   *[other] { $times } visits, { $n } children, { $hours } hours.
}
desk-trained-by = Trained by: { $names }.
desk-and-a-half = { $n }½
desk-training-new = A training
desk-training-by = By whom
desk-training-n = How many teachers
desk-training-line = { $n } teachers, { $hours } hours
desk-visit-new = A visit
desk-visit-n = How many children
desk-visit-by = Who came (may be left empty)
desk-visit-line = { $n } children, { $hours } hours
desk-held-place = Place
desk-hours = Hours
desk-wrong-held = Day, name, number and hours are needed; the day is not in the future.
desk-sums-girls-boys = Girls and boys
desk-sums-at-least = at least { $n } of { $of }
desk-sums-few = fewer than five of { $of }
desk-sums-lede-least = At least { $played } of { $n } children learnt this week.
desk-sums-sexes = girls { $girls_played } of { $girls }, boys { $boys_played } of { $boys }

# The teacher's desk: voices, pictures, raised hands, reading aloud, lessons, telephones

# Raised hands
desk-hands = { $n ->
    [one] 1 hand is up
   *[other] { $n } hands are up
}
desk-hand-seen = I was with her

# A voice
desk-voice = A few words in your voice
desk-voice-start = Record
desk-voice-stop = Stop
desk-voice-again = Listen to it
desk-voice-running = Speak; # seconds are left.
desk-voice-done = Recorded. It goes to the children with “Give”.
desk-voice-refused = The browser gave no microphone. Touch the lock beside the address and allow it, or choose a file below.
desk-voice-no-microphone = This browser has no microphone. Choose a recorded file below.
desk-voice-insecure = At this address the browser gives no microphone, since somebody on the way could listen. Open the desk at the laptop, or choose a file below.
desk-voice-file = Or a file that a telephone recorded: WAV, MP3, M4A or OGG, one minute at most.
desk-voice-none = The file holds no sound that is known here. Take a WAV, MP3, M4A or OGG file.
desk-voice-silent = Nothing can be heard on it. Speak again, near the microphone.
desk-voice-long = It is longer than a minute. Say it shorter.

# A picture
desk-picture = A picture
desk-picture-how = It is made small before it travels, and where it was taken is removed.
desk-picture-face = Or a picture of ours
desk-picture-no = None
desk-picture-none = The file is no picture that is known here. Take a JPEG, PNG or WebP.
desk-picture-huge = The picture is too large. Make it smaller and choose it again.
desk-reply-tick = I have understood
desk-reply-flower = Thank you
desk-reply-firefly = I am glad

# Reading aloud
desk-aloud = Read aloud
desk-aloud-none = There is no text to read aloud yet. It comes with a lesson that has a story.
desk-aloud-lede = { $name } reads, and you watch this screen. Touch each word that is read otherwise or left out.
desk-aloud-text = Text
desk-aloud-take = Take this text
desk-aloud-start = Start the time
desk-aloud-stop = Stop the time
desk-aloud-time = Seconds
desk-aloud-last = Read up to
desk-aloud-end = the end
desk-aloud-keep = Keep it
desk-aloud-seconds = Type how many seconds it took (1 to 1800).
desk-aloud-result = { $n ->
    [one] 1 correct word a minute.
   *[other] { $n } correct words a minute.
}
desk-aloud-mark = Benchmark of class { $class }: { $n }
desk-aloud-told = { $right } of { $n } words right, in { $seconds } seconds
desk-aloud-before = Read before
desk-aloud-minute = Correct words a minute
desk-aloud-how = How
desk-aloud-by = Who listened

# Lessons
desk-content = Lessons to publish
desk-content-none = No lessons are offered to the tablets yet.
desk-content-lede = { $lessons } lessons of { $n ->
    [one] 1 channel
   *[other] { $n } channels
} are offered to the tablets.
desk-content-told = release { $release }, { $mb } MB
desk-content-count = { $n } of { $of } tablets have it
desk-content-has = Have it
desk-content-behind = Have an older release
desk-content-lacks = Do not have it yet
desk-content-left-out = Go without it, as an adult chose on the tablet
desk-content-unknown = Have never said
desk-content-older-one = { $name } ({ $release })
desk-content-new = New lessons
desk-content-file = A sealed file (.jonaki)
desk-content-how = It is taken only with the seal of a publisher who is known here. Every part is compared with the seal, which may take a moment.
desk-content-publish = Check and publish
desk-content-done = Published. Tablets fetch it at their next contact.
desk-content-nothing = Choose a file.
desk-content-not-trusted = Not taken: the file is torn, or no publisher who is known here has sealed it. A new publisher is made known at the laptop: jonaki-server publish FILE --trust FILE.pub
desk-content-older = Not taken: a later release is offered already.
desk-content-failed = Not taken: see that the laptop's disk has room, and try again.

# Telephones
desk-phones = Desk on phones
desk-phones-lede = In the school's Wi-Fi this desk can be opened on your telephone too. Make the laptop known to it once.
desk-phones-off = It is off now: nobody can come in from a telephone.
desk-phones-turn-on = Turn it on for telephones
desk-phones-turn-off = Turn it off for telephones
desk-phones-failed = It could not be turned on. See whether another Jonaki runs on this laptop.
desk-phones-no-network = The laptop is not in the school's Wi-Fi just now, so no telephone can reach it.
desk-phones-qr = QR picture to open on a telephone
desk-phones-address = Or type in the telephone's browser
desk-phones-fingerprint = Fingerprint (SHA-256): the telephone must show just this
desk-phones-how-1 = Bring the telephone into the laptop's Wi-Fi and point its camera at this picture.
desk-phones-how-2 = From the page that opens, fetch the school's certificate and install it. Once is enough.
desk-phones-how-3 = Compare the fingerprint on the telephone with this screen. If they differ, do not install it.
desk-phones-how-4 = Open the desk on the telephone and sign in with your own name and password.
desk-phones-what = With this certificate only this laptop is known: the school's own name and addresses within the house. It cannot speak for a bank or any other site.
desk-phones-remove = To take it off again, delete Jonaki school in the telephone's settings under “Trusted credentials”, “User”.
desk-phones-install = Make the school's laptop known to this telephone
desk-phones-bangla = বাংলা
desk-phones-step-1 = Fetch the school's certificate.
desk-phones-get = Fetch the certificate
desk-phones-step-2 = Open the telephone's settings, “Security”, then “Install a certificate”, then “CA certificate”. Where it warns, touch “Install anyway” and choose the file that was fetched.
desk-phones-step-3 = Look at Jonaki school under “Trusted credentials”. Its fingerprint (SHA-256) must be just what the laptop's screen shows. If it is not, delete the certificate.
desk-phones-step-4 = Now open the desk. A lock is seen beside the address; where a warning is seen instead, do not go on.
desk-phones-open = Open the desk
desk-phones-other = On another computer: look for “certificates” in Chrome's settings and import the file as an “authority”. In Firefox: Settings, “Privacy & Security”, “View certificates”, “Authorities”.

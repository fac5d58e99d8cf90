// The files of the project that the program carries within itself, read when it is assembled; the include path is the project's folder.
    .macro embed name, path
    .global \name
    .global \name\()_end
    .balign 16
\name:
    .incbin "\path"
\name\()_end:
    .byte 0
    .endm

    .section .rodata
    embed sv_font_regular, "assets/fonts/samverka-sans-400.ttf"
    embed sv_font_medium, "assets/fonts/samverka-sans-500.ttf"
    embed sv_font_semi_bold, "assets/fonts/samverka-sans-600.ttf"
    embed sv_example, "assets/samples/region-nord.samverka"

    .section .note.GNU-stack, "", %progbits

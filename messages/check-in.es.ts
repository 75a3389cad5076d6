import type { CheckInTexts } from "./check-in";

/**
 * Spanish with tú, neutral for the Americas. Decision 057 says who has to review it before a clinic uses it. `{hour}` chooses between
 * "la 1:00" and "las 2:00". Button names are said as they stand on the buttons: Empezar, Enviar, Necesito ayuda ya.
 */
export const checkInEs = {
  page: {
    title: "Un cuestionario breve",
    place: "{clinic} · cuestionario",
    language: "Idioma",
    "in-english": "Estas preguntas no tienen una traducción revisada en tu idioma; por eso están en inglés.",
  },

  landing: {
    heading: "{clinic} quiere saber cómo estás.",
    how: "Unos 5 minutos; puedes parar y volver después. El equipo de la clínica lee tus respuestas en su horario de trabajo, no por la noche ni los fines de semana.",
    "how-plain":
      "Unos 5 minutos. El equipo de la clínica lee tus respuestas en su horario de trabajo, no por la noche ni los fines de semana.",
    item9:
      "Una pregunta es sobre pensar que sería mejor estar muerto o muerta, o sobre hacerte daño. Si la marcas, nos llega un aviso aunque no toques Enviar.",
    "item9-plain":
      "Una pregunta es sobre pensar que sería mejor estar muerto o muerta, o sobre hacerte daño. Si la marcas, nos llega un aviso cuando tocas Enviar.",
    "saved-plain": "No se guarda nada antes de que toques Enviar.",
    start: "Empezar",
    resume: "Continuar",
    "resume-text": "Algunas respuestas ya están guardadas. Sigues con las preguntas que faltan.",
    "who-heading": "¿Quién responde?",
    "start-self": "Yo: son mis propias respuestas",
    "start-proxy": "Respondo por otra persona",
  },

  consent: {
    heading: "Antes de empezar",
    who: "El personal médico, de enfermería y auxiliar de {clinic} lee tus respuestas, normalmente a más tardar el {day}.",
    private: "No se las mostramos a tus padres, a tu escuela ni a tu pareja.",
    exception:
      "Una excepción: si creemos que hay un peligro grave para ti o para otra persona, es posible que tengamos que avisar a alguien que pueda ayudar. Intentaremos decírtelo a ti primero.",
    limits: "Este no es un servicio de emergencias, y la tecnología puede fallar.",
    decline: "¿Prefieres no responder? Dínoslo; te preguntaremos en tus citas.",
    accept: "Entiendo, empezar",
    "decline-button": "Prefiero que no",
    "declined-heading": "Está bien.",
    declined: "Te preguntaremos en tus citas. Si cambias de idea, abre otra vez el enlace de tu mensaje.",
    "declined-undo": "Cambié de idea",
  },

  help: {
    open: "Necesito ayuda ya",
    heading: "¿Necesitas ayuda ya?",
    danger: "¿No estás a salvo?",
    talk: "¿Quieres hablar, a cualquier hora?",
    "talk-unchecked": "¿Quieres hablar?",
    others: "Otras líneas:",
    more: "Más líneas, en cualquier país:",
    close: "Cerrar",
    call: "También puedes pedir que la clínica te llame. No es inmediato: {when}",
    "call-when-open": "{time}.",
    "call-when-closed": "está cerrada hasta {time}.",
    number: "¿A qué número te podemos llamar en privado?",
    "number-hint": "Si lo dejas vacío, la clínica usa el número que tiene.",
    "ask-button": "Pedir que me llamen",
    asking: "Avisando a la clínica…",
    "asked-heading": "Le hemos pedido a la clínica que te llame.",
    asked: "Alguien lo verá {time}. No es inmediato. Si no estás a salvo, por favor no esperes: llama a los números que ves aquí.",
    "asked-closed":
      "La clínica está cerrada. Nadie de allí lo verá hasta {time}. Si no estás a salvo, por favor no esperes: llama a los números que ves aquí.",
    "asked-again": "Ya lo habías pedido. La clínica está avisada.",
    "not-asked": "Ahora mismo no pudimos comunicarnos con la clínica. Por favor llama al {phone} o inténtalo otra vez.",
    back: "Volver a tu cuestionario",
  },

  line: {
    call: "Llama al {number}",
    text: "Envía un SMS al {number}",
    "text-word": "Envía {word} al {number}",
    chat: "Chat en línea",
    "unknown-emergency": "número de emergencias de tu zona",
  },

  time: {
    today: "hoy antes de {hour, plural, =1 {la} other {las}} {time}",
    tomorrow: "mañana antes de {hour, plural, =1 {la} other {las}} {time}",
    day: "el {weekday} antes de {hour, plural, =1 {la} other {las}} {time}",
    "at-today": "hoy a {hour, plural, =1 {la} other {las}} {time}",
    "at-tomorrow": "mañana a {hour, plural, =1 {la} other {las}} {time}",
    "at-day": "el {weekday} a {hour, plural, =1 {la} other {las}} {time}",
  },

  form: {
    heading: "Tu cuestionario",
    "intro-plain": "Por favor responde cada pregunta y al final toca Enviar. Antes de eso no se guarda nada.",
    "intro-resumed": "Algunas preguntas ya tienen respuesta. Por favor responde las que faltan y luego toca Enviar.",
    hint: "Al elegir una respuesta pasas a la siguiente pregunta. Siempre puedes volver atrás.",
    number: "Pregunta {number} de {total}",
    send: "Enviar",
    licence: "Sobre estas preguntas",
    optional: "Puedes dejar cualquiera sin responder.",
    saved: "Guardado",
    "not-saved": "Aún no está guardado. Seguimos intentándolo.",
    characters: "{count, plural, one {Queda # carácter} other {Quedan # caracteres}}",
  },

  step: {
    mood: "Ánimo, {number} de {total}",
    difficulty: "Una más sobre el ánimo",
    safety: "Cómo estás ahora mismo, {number} de {total}",
    worry: "Preocupación, {number} de {total}",
    symptoms: "Tu cuerpo y tu ánimo",
    more: "Piel, cápsulas y lo demás",
    back: "Atrás",
    next: "Siguiente",
  },

  item9: {
    heading: "Gracias por decírnoslo.",
    talk: "Puede ser difícil, y no has hecho nada malo. Por favor no nos esperes para hablar con alguien:",
    danger: "Si estás en peligro ahora:",
    "who-open": "Alguien de la clínica leerá esto {time} e intentará llamarte.",
    "who-closed": "La clínica está cerrada. Nadie aquí verá esto hasta {time}.",
    "not-told": "Todavía no pudimos avisar a la clínica. Seguimos intentándolo; por favor deja esta página abierta.",
    "who-plain":
      "Nos llega un aviso cuando tocas Enviar. El equipo de la clínica lee tus respuestas en su horario de trabajo, no por la noche ni los fines de semana.",
    number: "¿A qué número te podemos llamar en privado?",
    message: "¿Podemos dejar un mensaje?",
    "message-yes": "Sí",
    "message-no": "No",
    capsule: "{capsule}",
    more: "Unas preguntas más nos ayudan; puedes saltarte cualquiera.",
    continue: "Continuar",
    stop: "Parar aquí y enviar",
    skip: "Saltar esta pregunta",
  },

  acute: {
    call: "Por favor llama ya al {emergency}, o ve a las urgencias más cercanas.",
    safe: "Si puedes, quédate con alguien de confianza y aléjate de todo lo que podrías usar para hacerte daño.",
    sending: "Estamos enviando tus respuestas a la clínica ahora.",
    sent: "Tus respuestas se han enviado a la clínica.",
  },

  symptoms: {
    heading: "¿Has tenido algo de esto desde tu último cuestionario?",
    no: "No",
    yes: "Sí",
    rest: "No a todo lo demás",
    "warning-heading": "¿Y has notado algo de esto?",
    "sexual-change": "Un cambio en la función o el deseo sexual",
    refused: "Prefiero no decirlo",
  },

  more: {
    heading: "Tu piel, tus cápsulas y algo más",
    skin: "Comparada con la última vez, tu piel está",
    "skin-better": "Mejor",
    "skin-same": "Igual",
    "skin-worse": "Peor",
    adherence: "¿Tomas las cápsulas como te las recetaron?",
    "adherence-as-prescribed": "Sí",
    "adherence-missed-some": "Me salté algunas",
    "adherence-stopped": "Dejé de tomarlas",
    "adherence-not-started": "¿Aún no has empezado? Deja esto sin responder.",
    "adherence-note": "¿Por qué dejaste de tomarlas? (si quieres contarlo)",
    medicine: "¿Has empezado, cambiado o dejado algún medicamento?",
    "medicine-none": "No",
    "medicine-psychotropic": "Sí, uno para el ánimo, el sueño, la atención o la salud mental",
    "medicine-other": "Sí, otro",
    "medicine-unsure": "Sí, pero no sé para qué es",
    "medicine-note": "¿Cuál? (si quieres contarlo)",
    antidepressant: "¿Empezaste un antidepresivo?",
    "antidepressant-no": "No",
    "antidepressant-yes": "Sí",
    "antidepressant-unsure": "No lo sé",
    message: "¿Hay algo que quieras contarnos?",
    "message-hint": "No se lee de inmediato. Si necesitas ayuda ya, usa los números de “Necesito ayuda ya”.",
  },

  review: {
    heading: "Revisa tus respuestas",
    text: "Toca una respuesta para cambiarla. Luego toca Enviar y la clínica recibe tus respuestas.",
    "text-elsewhere": "También se envían las respuestas que diste antes; aquí no se muestran.",
    "not-answered": "aún sin responder",
    "left-out": "omitida",
    change: "Cambiar",
    "nothing-left": "Todas las preguntas tienen respuesta. Toca Enviar y la clínica recibe tus respuestas.",
  },

  notice: {
    sending: "Enviando…",
    waiting: "Aún no se ha enviado. Seguimos intentándolo. Por favor deja esta página abierta.",
    try: "Intentar ahora",
    away: "Aún no se ha enviado: esta página estuvo abierta mucho tiempo. Tus respuestas siguen aquí. Abre otra vez el enlace de tu mensaje en una pestaña nueva y toca Empezar allí. Luego vuelve a esta página y toca Enviar.",
    other:
      "No se ha enviado: hay otro cuestionario abierto en este teléfono o tableta. Tus respuestas siguen aquí. Abre otra vez el enlace de tu mensaje en una pestaña nueva y toca Empezar allí. Luego vuelve a esta página y toca Enviar.",
    ended: "No se ha enviado: este cuestionario ha terminado. Por favor llama al {phone} y di que querías responderlo.",
    refused: "No se ha enviado: algo en esta página no funcionó. Por favor llama al {phone} y di que querías responder tu cuestionario.",
  },

  errors: {
    heading: "Aún no se ha enviado. Falta responder algunas preguntas.",
    form: "Algo en esta página no funcionó. Tus respuestas siguen aquí: por favor revísalas y toca Enviar otra vez.",
    "away-heading": "Aún no se ha enviado.",
    away: "Ahora mismo no pudimos guardar tus respuestas. Siguen en esta página: por favor espera un momento y toca Enviar otra vez.",
    session:
      "Esta página estuvo abierta mucho tiempo. Tus respuestas siguen aquí. Abre otra vez el enlace de tu mensaje en una pestaña nueva y toca Empezar allí. Luego vuelve a esta página y toca Enviar.",
    other:
      "Hay otro cuestionario abierto en este teléfono o tableta. Tus respuestas siguen aquí. Abre otra vez el enlace de tu mensaje en una pestaña nueva y toca Empezar allí. Luego vuelve a esta página y toca Enviar.",
    "told-anyway": "Ya nos llegó lo que marcaste sobre pensar que sería mejor estar muerto o muerta, o sobre hacerte daño.",
    choose: "Elige una respuesta para esta pregunta",
    "too-long": "Escribe como máximo {most, number} caracteres",
    phone: "Escribe un número de teléfono",
  },

  receipt: {
    heading: "Enviado. Gracias.",
    read: "Leemos las respuestas a más tardar el {day}.",
    silence: "Que no te llamemos ni te escribamos no quiere decir que estés bien.",
    worse:
      "Si te sientes peor, tienes un enojo que no es normal en ti, ves u oyes cosas que no están ahí, tienes un fuerte dolor de cabeza con cambios en la vista, o podrías estar embarazada: {capsules} y llama al {phone}.",
    "any-hour": "A cualquier hora:",
    lines: "Alguien con quien hablar:",
    emergency: "Si estás en peligro ahora:",
  },

  course: {
    heading: "Tus respuestas de estas semanas",
    first: "Este fue tu primer cuestionario. La próxima vez podrás ver aquí cómo han ido las cosas.",
    better: "Desde el {date}, tus respuestas dicen que las cosas se han vuelto más fáciles.",
    same: "Desde el {date}, tus respuestas siguen más o menos igual.",
    worse: "Desde el {date}, tus respuestas dicen que las cosas se han vuelto más difíciles. La clínica también lo ve.",
    chart: "Una línea de tus respuestas, del {first} al {last}. Más arriba es más difícil.",
    harder: "más difícil",
    easier: "más fácil",
    contacted: "El {date} la clínica se puso en contacto contigo.",
    "looks-again": "La clínica piensa volver a mirarlo el {date}.",
  },

  clinic: {
    unknown: "tu clínica",
    "unknown-number": "número de tu clínica",
  },

  ended: {
    "unknown-heading": "Este enlace no funciona.",
    unknown:
      "Puede que falte una parte. Por favor abre otra vez el enlace de tu mensaje, o cópialo entero. Si eso no ayuda, por favor llama a tu clínica.",
    "expired-heading": "El plazo para responder ha terminado.",
    expired: "No hiciste nada malo. Si quieres contarle a la clínica cómo estás, por favor llama.",
    "revoked-heading": "Este enlace ya no vale.",
    revoked: "Puede que haya uno más nuevo en tus mensajes. Si no, por favor llama a tu clínica.",
    "submitted-heading": "Estas respuestas ya se enviaron. Gracias.",
    submitted:
      "No hay nada más que hacer aquí. Que la clínica no te llame ni te escriba no quiere decir que estés bien: si te sientes peor, por favor llama.",
    "not-yet-heading": "Todavía no es el momento.",
    "not-yet": "Este enlace funcionará a partir del {date}.",
    "session-heading": "Por favor abre tu enlace otra vez.",
    session: "Por tu privacidad, esta página se cierra después de 30 minutos. Abre otra vez el enlace de tu mensaje y toca Empezar.",
    "away-heading": "Ahora mismo no podemos abrir esta página.",
    away: "Por favor inténtalo otra vez en un minuto. Tu enlace sigue funcionando.",
    "fresh-text": "¿Todavía quieres responder?",
    "fresh-button": "Enviarme un enlace nuevo",
    "fresh-sent-heading": "Gracias.",
    "fresh-sent": "Si la clínica tiene una dirección tuya, un enlace nuevo va en camino. Puede tardar unos minutos.",
  },

  tablet: {
    heading: "Gracias.",
    text: "Por favor devuelve el dispositivo al equipo de la clínica.",
    closing: "¿Sigues ahí? Por tu privacidad, esta página se cierra en un minuto.",
    stay: "Sigo aquí",
    finish: "Termina en tu teléfono: el enlace de tu mensaje sigue funcionando.",
  },

  wish: {
    heading: "¿Qué mensajes quieres recibir?",
    text: "Tu atención no cambia.",
    "no-reminders": "No más recordatorios",
    "no-reminders-text": "Aún recibes un mensaje cuando un cuestionario está listo.",
    none: "Ningún mensaje",
    "none-text": "En lugar de eso, la clínica te preguntará en tus citas.",
    all: "Todos los mensajes, como antes",
    "done-heading": "Listo.",
    done: "La clínica está avisada. Puedes cambiarlo cuando quieras con el enlace de tu mensaje.",
  },

  preview: {
    bar: "Vista previa: nada de lo que hagas aquí se guarda.",
    sent: "En una vista previa no se envía nada.",
  },
} as const satisfies CheckInTexts;

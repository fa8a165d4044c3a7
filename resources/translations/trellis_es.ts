<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>The crash note</source>
        <translation>La nota del fallo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Tema claro</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Tema oscuro</translation>
    </message>
    <message>
        <source>Theme as the system</source>
        <translation>Tema como el sistema</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Tamaño normal</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Hacer copia ahora</translation>
    </message>
    <message>
        <source>Back up to this folder, once</source>
        <translation>Hacer una copia en esta carpeta, una vez</translation>
    </message>
    <message>
        <source>Backups go to this folder from now on</source>
        <translation>Desde ahora las copias van a esta carpeta</translation>
    </message>
    <message>
        <source>Which backup?</source>
        <translation>¿Qué copia?</translation>
    </message>
    <message>
        <source>Backups (*.trellis);;All files (*)</source>
        <translation>Copias (*.trellis);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>the file {name}</source>
        <translation>el archivo {name}</translation>
    </message>
    <message>
        <source>Backed up: {size} in {folder}, read back and checked</source>
        <translation>Copia hecha: {size} en {folder}, releída y comprobada</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Haciendo la copia</translation>
    </message>
    <message>
        <source>the folder beside the desk</source>
        <translation>la carpeta junto a la mesa</translation>
    </message>
    <message>
        <source>Backups go to {folder} from now on</source>
        <translation>Desde ahora las copias van a {folder}</translation>
    </message>
    <message>
        <source>the backup of {when}</source>
        <translation>la copia de {when}</translation>
    </message>
    <message>
        <source>The desk becomes as it was in {which}. What was done since is not in it.</source>
        <translation>La mesa queda como estaba en {which}. Lo hecho desde entonces no está ahí.</translation>
    </message>
    <message>
        <source>The backup is copied and checked first; if that fails, nothing changes. The desk file of now is kept</source>
        <translation>Primero se trae y se comprueba la copia; si algo falla, nada cambia. El archivo actual de la mesa se guarda</translation>
    </message>
    <message>
        <source>beside it, under a name with “before-restore”. Ticket numbers go on with a new letter.</source>
        <translation>al lado, con un nombre que lleva “before-restore”. Los números de ticket siguen con otra letra.</translation>
    </message>
    <message>
        <source>You are signed out meanwhile.</source>
        <translation>Mientras tanto se cierra tu sesión.</translation>
    </message>
    <message>
        <source>Careful: this is a backup of another desk, {name}.</source>
        <translation>Cuidado: esta copia es de otra mesa, {name}.</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>¿Restaurar esta copia?</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Restaurarla</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>restaurar</translation>
    </message>
    <message>
        <source>The last backup</source>
        <translation>La última copia</translation>
    </message>
    <message>
        <source>Back up to a stick…</source>
        <translation>Hacer copia en memoria USB…</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Elegir otra carpeta…</translation>
    </message>
    <message>
        <source>Beside the desk again</source>
        <translation>Otra vez junto a la mesa</translation>
    </message>
    <message>
        <source>Trellis backs up on each day of use and when it is closed, and keeps the newest of 7 days, 4 weeks and 12 months. Backups beside the desk help against mistakes, not against a broken disk: use a stick too.</source>
        <translation>Trellis hace una copia cada día de uso y al cerrarse, y conserva las más nuevas de 7 días, 4 semanas y 12 meses. Las copias junto a la mesa ayudan contra errores, no contra un disco roto: usa también una memoria USB.</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Todavía ninguna</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>En orden</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>{age} ago</source>
        <translation>hace {age}</translation>
    </message>
    <message>
        <source>In {folder}</source>
        <translation>En {folder}</translation>
    </message>
    <message>
        <source>Beside the desk, in {folder}</source>
        <translation>Junto a la mesa, en {folder}</translation>
    </message>
    <message>
        <source>The chosen folder is not there: perhaps the stick was taken out. Until it is back, Trellis&apos; own backups go beside the desk.</source>
        <translation>La carpeta elegida no está: quizá se quitó la memoria USB. Hasta que vuelva, las copias de Trellis van junto a la mesa.</translation>
    </message>
    <message>
        <source>This desk has no backup yet. One takes a moment: press Back up now.</source>
        <translation>Esta mesa todavía no tiene copia. Hacerla es un momento: pulsa Hacer copia ahora.</translation>
    </message>
    <message>
        <source>That is a while ago. Press Back up now.</source>
        <translation>Ya hace tiempo. Pulsa Hacer copia ahora.</translation>
    </message>
    <message>
        <source>Backups in this folder</source>
        <translation>Copias en esta carpeta</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Comprobada</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>No backups here yet.</source>
        <translation>Aquí todavía no hay copias.</translation>
    </message>
    <message>
        <source>Restore the chosen one…</source>
        <translation>Restaurar la elegida…</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>Restaurar de un archivo…</translation>
    </message>
    <message>
        <source>the desk before a restore</source>
        <translation>la mesa antes de restaurar</translation>
    </message>
    <message>
        <source>the desk before an upgrade</source>
        <translation>la mesa antes de actualizar</translation>
    </message>
    <message>
        <source>another desk: {name}</source>
        <translation>otra mesa: {name}</translation>
    </message>
    <message>
        <source>Is everything as it was?</source>
        <translation>¿Está todo como estaba?</translation>
    </message>
    <message>
        <source>A backup of a desk somebody changed is no help. Check now and then that the past was not changed.</source>
        <translation>Una copia de una mesa que alguien cambió no ayuda. Verifica de vez en cuando que el pasado no fue cambiado.</translation>
    </message>
    <message>
        <source>Check this desk</source>
        <translation>Verificar esta mesa</translation>
    </message>
    <message>
        <source>The check reads the whole desk and compares every row with its history, every line with the one before, every file, and the signatures. It changes nothing, and others may work on meanwhile.</source>
        <translation>La verificación lee toda la mesa y compara cada fila con su historial, cada línea con la anterior, cada archivo y las firmas. No cambia nada, y mientras tanto los demás pueden seguir trabajando.</translation>
    </message>
    <message>
        <source>The file on an advisor&apos;s stick</source>
        <translation>El archivo de la memoria USB de un docente</translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation>Texto (*.txt);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>From the recovery sheet, 8 groups of 4</source>
        <translation>De la hoja de recuperación, 8 grupos de 4</translation>
    </message>
    <message>
        <source>A signed line</source>
        <translation>Una línea firmada</translation>
    </message>
    <message>
        <source>Its number, a colon and its digits, as a check told it earlier</source>
        <translation>Con número, dos puntos y sus cifras</translation>
    </message>
    <message>
        <source>File on a stick</source>
        <translation>Archivo en memoria USB</translation>
    </message>
    <message>
        <source>It holds both.</source>
        <translation>Contiene las dos cosas.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Verificar ahora</translation>
    </message>
    <message>
        <source>By itself a file cannot show that it was replaced as a whole. If you kept something elsewhere, the desk is held against it too; what you leave empty is not asked.</source>
        <translation>Por sí solo, un archivo no puede mostrar que lo reemplazaron entero. Si guardaste algo en otro lugar, la mesa se compara también con eso; lo que dejes vacío no se pregunta.</translation>
    </message>
    <message>
        <source>What you kept elsewhere</source>
        <translation>Lo que guardaste en otro lugar</translation>
    </message>
    <message>
        <source>the fingerprint you typed</source>
        <translation>la huella que escribiste</translation>
    </message>
    <message>
        <source>the signed line you typed</source>
        <translation>la línea firmada que escribiste</translation>
    </message>
    <message>
        <source>the file on the stick</source>
        <translation>el archivo de la memoria USB</translation>
    </message>
    <message>
        <source>Checking this desk</source>
        <translation>Verificando esta mesa</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Qué se encontró</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Guardar el informe…</translation>
    </message>
    <message>
        <source>The report is saved in {name}.</source>
        <translation>El informe está guardado en {name}.</translation>
    </message>
    <message>
        <source>Text (*.txt);;JSON (*.json)</source>
        <translation>Texto (*.txt);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>check of the desk.txt</source>
        <translation>verificación de la mesa.txt</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>y {n} más</translation>
    </message>
    <message>
        <source>Nothing was changed by looking. Restore the newest backup from before, or ask for help.</source>
        <translation>Mirar no cambió nada. Restaura la copia más nueva de antes, o pide ayuda.</translation>
    </message>
    <message>
        <source>Open the project</source>
        <translation>Abrir el proyecto</translation>
    </message>
    <message>
        <source>Newest signed line</source>
        <translation>Última línea firmada</translation>
    </message>
    <message>
        <source>Fingerprint: {groups}</source>
        <translation>Huella: {groups}</translation>
    </message>
    <message>
        <source>One of you reads it from the recovery sheet, the other looks here. It is the same for every advisor and never changes. If one group differs, somebody put another desk in the place of yours.</source>
        <translation>Una persona la lee de la hoja de recuperación y otra mira aquí. Es la misma para cada docente y no cambia nunca. Si un grupo no es igual, alguien puso otra mesa en el lugar de la tuya.</translation>
    </message>
    <message>
        <source>The root record of this desk is missing or was changed, so no key in it can be believed. Check this desk, and restore the newest backup from before.</source>
        <translation>El registro raíz de esta mesa falta o fue cambiado, así que no se puede creer ninguna de sus llaves. Verifica esta mesa y restaura la copia más nueva de antes.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Print or save…</source>
        <translation>Imprimir o guardar…</translation>
    </message>
    <message>
        <source>The fingerprint is copied. It is no secret.</source>
        <translation>La huella está copiada. No es secreta.</translation>
    </message>
    <message>
        <source>Fingerprint and keys</source>
        <translation>Huella y llaves</translation>
    </message>
    <message>
        <source>Written on {day}</source>
        <translation>Escrito el {day}</translation>
    </message>
    <message>
        <source>Fingerprint of the desk</source>
        <translation>Huella de la mesa</translation>
    </message>
    <message>
        <source>Compare it with the one in Trellis (Keys) and on the recovery sheet. If they differ, somebody put another desk in the place of yours: do not sign in. The fingerprint is no secret.</source>
        <translation>Compárala con la de Trellis (Llaves) y la de la hoja de recuperación. Si no son iguales, alguien puso otra mesa en el lugar de la tuya: no entres. La huella no es secreta.</translation>
    </message>
    <message>
        <source>Keys of the advisors</source>
        <translation>Llaves de los docentes</translation>
    </message>
    <message>
        <source>and {n} more, in Trellis</source>
        <translation>y {n} más, en Trellis</translation>
    </message>
    <message>
        <source>1 thing found</source>
        <translation>1 problema encontrado</translation>
    </message>
    <message>
        <source>{n} things found</source>
        <translation>{n} problemas encontrados</translation>
    </message>
    <message>
        <source>{lines} lines of history and {rows} rows were checked.</source>
        <translation>Se comprobaron {lines} líneas de historial y {rows} filas.</translation>
    </message>
    <message>
        <source>Held against: {what}</source>
        <translation>Comparada con: {what}</translation>
    </message>
    <message>
        <source>Check of the desk {name}</source>
        <translation>Verificación de la mesa {name}</translation>
    </message>
    <message>
        <source>Checked on {time}</source>
        <translation>Verificada: {time}</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>No se encontró nada.</translation>
    </message>
    <message>
        <source>Found: {n}</source>
        <translation>Encontrado: {n}</translation>
    </message>
    <message>
        <source>Newest signed line: {head}</source>
        <translation>Última línea firmada: {head}</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>en orden</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañada</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>{n} y</source>
        <translation>{n} a</translation>
    </message>
    <message>
        <source>{n} minutes ago</source>
        <translation>hace {n} minutos</translation>
    </message>
    <message>
        <source>{n} hours ago</source>
        <translation>hace {n} horas</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>hace {n} días</translation>
    </message>
    <message>
        <source>{n} years ago</source>
        <translation>hace {n} años</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>mañana</translation>
    </message>
    <message>
        <source>{h} h</source>
        <translation>{h} h</translation>
    </message>
    <message>
        <source>{h} h {n} min</source>
        <translation>{h} h {n} min</translation>
    </message>
    <message>
        <source>Retire your own key?</source>
        <translation>¿Retirar tu propia llave?</translation>
    </message>
    <message>
        <source>Retire the key of {name}?</source>
        <translation>¿Retirar la llave de {name}?</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>It stays in the list of keys, for example: left the school.</source>
        <translation>Queda en la lista de llaves, por ejemplo: dejó la escuela.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarlo como está</translation>
    </message>
    <message>
        <source>Retire this key</source>
        <translation>Retirar esta llave</translation>
    </message>
    <message>
        <source>Everything this key signed so far still counts. It signs nothing from now on.</source>
        <translation>Todo lo que esta llave firmó hasta ahora sigue valiendo. Desde ahora no firma nada.</translation>
    </message>
    <message>
        <source>You are signed out at once and cannot sign in any more, until a fellow advisor gives you a new passphrase or you use the recovery sheet.</source>
        <translation>Se cierra tu sesión al momento y ya no puedes entrar, hasta que otro docente te dé una frase secreta nueva o uses la hoja de recuperación.</translation>
    </message>
    <message>
        <source>What students shared with you alone can only be carried over with the recovery sheet. Without it they share it again.</source>
        <translation>Lo que los estudiantes compartieron solo contigo se conserva únicamente con la hoja de recuperación. Sin ella, tienen que compartirlo otra vez.</translation>
    </message>
    <message>
        <source>{name} cannot sign in any more, until you certify them anew or they use the recovery sheet.</source>
        <translation>{name} ya no puede entrar, hasta que le certifiques otra llave o use la hoja de recuperación.</translation>
    </message>
    <message>
        <source>What students shared with them alone can only be carried over with the recovery sheet. Without it they share it again.</source>
        <translation>Lo que los estudiantes compartieron solo con esa persona se conserva únicamente con la hoja de recuperación. Sin ella, tienen que compartirlo otra vez.</translation>
    </message>
    <message>
        <source>Type your passphrase: the retirement is signed with your key.</source>
        <translation>Escribe tu frase secreta: el retiro se firma con tu llave.</translation>
    </message>
    <message>
        <source>The key of {name} is retired</source>
        <translation>La llave de {name} está retirada</translation>
    </message>
    <message>
        <source>Type “{word}” to go on</source>
        <translation>Escribe “{word}” para seguir</translation>
    </message>
    <message>
        <source>This computer has no printer Trellis could use.</source>
        <translation>Esta máquina no tiene una impresora que Trellis pueda usar.</translation>
    </message>
    <message>
        <source>A file that was there before is as it was.</source>
        <translation>Si ya había un archivo, sigue como estaba.</translation>
    </message>
    <message>
        <source>This could not be saved to {path}: {why}.</source>
        <translation>No se pudo guardar en {path}: {why}.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elige otra carpeta.</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>Editar a {name}</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Añadir a alguien</translation>
    </message>
    <message>
        <source>Trainee: new to the team</source>
        <translation>En formación: acaba de llegar al equipo</translation>
    </message>
    <message>
        <source>Preferred name</source>
        <translation>Nombre preferido</translation>
    </message>
    <message>
        <source>As they want to be called.</source>
        <translation>Como quiere que le llamen.</translation>
    </message>
    <message>
        <source>My record</source>
        <translation>Mi registro</translation>
    </message>
    <message>
        <source>How I sign in</source>
        <translation>Cómo entro</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Mi perfil</translation>
    </message>
    <message>
        <source>Nothing is written there yet.</source>
        <translation>Todavía no hay nada escrito.</translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation>En números</translation>
    </message>
    <message>
        <source>Tickets that name me</source>
        <translation>Tickets que me nombran</translation>
    </message>
    <message>
        <source>No ticket names you.</source>
        <translation>Ningún ticket te nombra.</translation>
    </message>
    <message>
        <source>Replies and notes I wrote</source>
        <translation>Respuestas y notas que escribí</translation>
    </message>
    <message>
        <source>You wrote none.</source>
        <translation>No escribiste ninguna.</translation>
    </message>
    <message>
        <source>Words I did not send</source>
        <translation>Palabras que no envié</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>No hay.</translation>
    </message>
    <message>
        <source>Work logged for me</source>
        <translation>Trabajo anotado de mí</translation>
    </message>
    <message>
        <source>None is logged.</source>
        <translation>No hay nada anotado.</translation>
    </message>
    <message>
        <source>Gates opened for me</source>
        <translation>Permisos que me abrieron</translation>
    </message>
    <message>
        <source>None was opened.</source>
        <translation>No se abrió ninguno.</translation>
    </message>
    <message>
        <source>Days I was marked absent</source>
        <translation>Días en que se anotó que falté</translation>
    </message>
    <message>
        <source>Deals I was in</source>
        <translation>Repartos en los que estuve</translation>
    </message>
    <message>
        <source>You were in none.</source>
        <translation>No estuviste en ninguno.</translation>
    </message>
    <message>
        <source>Projects that name me</source>
        <translation>Proyectos que me nombran</translation>
    </message>
    <message>
        <source>No project names you.</source>
        <translation>Ningún proyecto te nombra.</translation>
    </message>
    <message>
        <source>What I wrote in projects</source>
        <translation>Lo que escribí en proyectos</translation>
    </message>
    <message>
        <source>You wrote nothing there.</source>
        <translation>Ahí no escribiste nada.</translation>
    </message>
    <message>
        <source>Decisions I signed, or about my projects</source>
        <translation>Decisiones que firmé, o sobre mis proyectos</translation>
    </message>
    <message>
        <source>There are no such decisions.</source>
        <translation>No hay ninguna.</translation>
    </message>
    <message>
        <source>What I did, as history keeps it</source>
        <translation>Lo que hice, según el historial</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Todavía nada.</translation>
    </message>
    <message>
        <source>History of my own record</source>
        <translation>Historial de mi registro</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>No hay.</translation>
    </message>
    <message>
        <source>Who opened or exported it</source>
        <translation>Quién lo abrió o exportó</translation>
    </message>
    <message>
        <source>Nobody has.</source>
        <translation>Nadie.</translation>
    </message>
    <message>
        <source>What else there is</source>
        <translation>Qué más hay</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Apellido</translation>
    </message>
    <message>
        <source>Pronouns</source>
        <translation>Pronombres</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>trainee</source>
        <translation>en formación</translation>
    </message>
    <message>
        <source>Here since</source>
        <translation>Aquí desde</translation>
    </message>
    <message>
        <source>Records merged into mine</source>
        <translation>Registros unidos con el mío</translation>
    </message>
    <message>
        <source>{what}: {words}</source>
        <translation>{what}: {words}</translation>
    </message>
    <message>
        <source>A value that can check your PIN is kept. The PIN itself is not stored, and nobody can read it.</source>
        <translation>Se guarda un valor que sirve para comprobar tu PIN. El PIN no se guarda, y nadie puede leerlo.</translation>
    </message>
    <message>
        <source>Your keys are kept, locked with your passphrase. The passphrase itself is not stored.</source>
        <translation>Se guardan tus llaves, cerradas con tu frase secreta. La frase secreta no se guarda.</translation>
    </message>
    <message>
        <source>You have no PIN or passphrase here.</source>
        <translation>Aquí no tienes PIN ni frase secreta.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Vale desde</translation>
    </message>
    <message>
        <source>A key of mine was retired on {time}: {reason}</source>
        <translation>Una llave mía se retiró el {time}: {reason}</translation>
    </message>
    <message>
        <source>Wrong tries since the last right one</source>
        <translation>Intentos fallidos desde el último acierto</translation>
    </message>
    <message>
        <source>Keys for the private parts of your profile are kept, locked with a passphrase that is not stored.</source>
        <translation>Se guardan las llaves de las partes privadas de tu perfil, cerradas con una frase secreta que no se guarda.</translation>
    </message>
    <message>
        <source>it is locked; type your passphrase under My profile to see it here</source>
        <translation>está cerrado; escribe tu frase secreta en Mi perfil para verlo aquí</translation>
    </message>
    <message>
        <source>{part} ({audience}): {words}</source>
        <translation>{part} ({audience}): {words}</translation>
    </message>
    <message>
        <source>My advisor</source>
        <translation>Mi docente</translation>
    </message>
    <message>
        <source>1 ticket I asked for</source>
        <translation>1 ticket que pedí</translation>
    </message>
    <message>
        <source>%n tickets I asked for</source>
        <translation>%n tickets que pedí</translation>
    </message>
    <message>
        <source>1 ticket I logged</source>
        <translation>1 ticket que registré</translation>
    </message>
    <message>
        <source>%n tickets I logged</source>
        <translation>%n tickets que registré</translation>
    </message>
    <message>
        <source>1 ticket I have or had</source>
        <translation>1 ticket que tengo o tuve</translation>
    </message>
    <message>
        <source>%n tickets I have or had</source>
        <translation>%n tickets que tengo o tuve</translation>
    </message>
    <message>
        <source>1 ticket I helped with</source>
        <translation>1 ticket en el que ayudé</translation>
    </message>
    <message>
        <source>%n tickets I helped with</source>
        <translation>%n tickets en los que ayudé</translation>
    </message>
    <message>
        <source>1 text I did not send</source>
        <translation>1 texto que no envié</translation>
    </message>
    <message>
        <source>%n texts I did not send</source>
        <translation>%n textos que no envié</translation>
    </message>
    <message>
        <source>1 absence</source>
        <translation>1 ausencia</translation>
    </message>
    <message>
        <source>%n absences</source>
        <translation>%n ausencias</translation>
    </message>
    <message>
        <source>1 gate open to me</source>
        <translation>1 permiso abierto para mí</translation>
    </message>
    <message>
        <source>%n gates open to me</source>
        <translation>%n permisos abiertos para mí</translation>
    </message>
    <message>
        <source>1 certified key</source>
        <translation>1 llave certificada</translation>
    </message>
    <message>
        <source>%n certified keys</source>
        <translation>%n llaves certificadas</translation>
    </message>
    <message>
        <source>1 student shares with me</source>
        <translation>1 estudiante comparte conmigo</translation>
    </message>
    <message>
        <source>%n students share with me</source>
        <translation>%n estudiantes comparten conmigo</translation>
    </message>
    <message>
        <source>1 gate I opened</source>
        <translation>1 permiso que abrí</translation>
    </message>
    <message>
        <source>%n gates I opened</source>
        <translation>%n permisos que abrí</translation>
    </message>
    <message>
        <source>1 deal I assigned</source>
        <translation>1 reparto que asigné</translation>
    </message>
    <message>
        <source>%n deals I assigned</source>
        <translation>%n repartos que asigné</translation>
    </message>
    <message>
        <source>1 project of mine</source>
        <translation>1 proyecto mío</translation>
    </message>
    <message>
        <source>%n projects of mine</source>
        <translation>%n proyectos míos</translation>
    </message>
    <message>
        <source>1 decision I signed</source>
        <translation>1 decisión que firmé</translation>
    </message>
    <message>
        <source>%n decisions I signed</source>
        <translation>%n decisiones que firmé</translation>
    </message>
    <message>
        <source>1 version I hold for review</source>
        <translation>1 versión que tengo en revisión</translation>
    </message>
    <message>
        <source>%n versions I hold for review</source>
        <translation>%n versiones que tengo en revisión</translation>
    </message>
    <message>
        <source>1 version I was asked to look at</source>
        <translation>1 versión que me pidieron mirar</translation>
    </message>
    <message>
        <source>%n versions I was asked to look at</source>
        <translation>%n versiones que me pidieron mirar</translation>
    </message>
    <message>
        <source>Work logged</source>
        <translation>Trabajo anotado</translation>
    </message>
    <message>
        <source>taken back, and still in the file</source>
        <translation>retirado, y todavía en el archivo</translation>
    </message>
    <message>
        <source>I asked</source>
        <translation>lo pedí</translation>
    </message>
    <message>
        <source>I logged it</source>
        <translation>lo registré</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>lo tengo</translation>
    </message>
    <message>
        <source>I helped</source>
        <translation>ayudé</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>en la papelera</translation>
    </message>
    <message>
        <source>closed again</source>
        <translation>cerrado otra vez</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>todo el día</translation>
    </message>
    <message>
        <source>{number}, as a pair</source>
        <translation>{number}, en pareja</translation>
    </message>
    <message>
        <source>no ticket</source>
        <translation>sin ticket</translation>
    </message>
    <message>
        <source>it is mine</source>
        <translation>es mío</translation>
    </message>
    <message>
        <source>I am a partner</source>
        <translation>participo</translation>
    </message>
    <message>
        <source>I am asked to join</source>
        <translation>me invitan a participar</translation>
    </message>
    <message>
        <source>I was a partner or asked to be one</source>
        <translation>participé o me invitaron</translation>
    </message>
    <message>
        <source>I asked somebody to join</source>
        <translation>invité a alguien</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>The working draft says: {words}</source>
        <translation>El borrador dice: {words}</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>aprobado</translation>
    </message>
    <message>
        <source>changes asked for</source>
        <translation>cambios pedidos</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>the decision before taken back</source>
        <translation>decisión anterior retirada</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>versión {n}</translation>
    </message>
    <message>
        <source>signed by me</source>
        <translation>con mi firma</translation>
    </message>
    <message>
        <source>person</source>
        <translation>persona</translation>
    </message>
    <message>
        <source>term</source>
        <translation>período</translation>
    </message>
    <message>
        <source>block</source>
        <translation>bloque</translation>
    </message>
    <message>
        <source>ticket</source>
        <translation>ticket</translation>
    </message>
    <message>
        <source>reply or note</source>
        <translation>respuesta o nota</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>mención</translation>
    </message>
    <message>
        <source>work</source>
        <translation>trabajo</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>perfil</translation>
    </message>
    <message>
        <source>part of the profile</source>
        <translation>parte del perfil</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>tema</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>permiso</translation>
    </message>
    <message>
        <source>absence</source>
        <translation>ausencia</translation>
    </message>
    <message>
        <source>deal</source>
        <translation>reparto</translation>
    </message>
    <message>
        <source>project</source>
        <translation>proyecto</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>participante</translation>
    </message>
    <message>
        <source>version handed in</source>
        <translation>versión entregada</translation>
    </message>
    <message>
        <source>milestone reached</source>
        <translation>paso hecho</translation>
    </message>
    <message>
        <source>check-in</source>
        <translation>anotación</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>evidencia</translation>
    </message>
    <message>
        <source>reflection</source>
        <translation>reflexión</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>decisión</translation>
    </message>
    <message>
        <source>answer to a comment</source>
        <translation>respuesta a un comentario</translation>
    </message>
    <message>
        <source>draft review</source>
        <translation>borrador de revisión</translation>
    </message>
    <message>
        <source>key</source>
        <translation>llave</translation>
    </message>
    <message>
        <source>advisor</source>
        <translation>docente</translation>
    </message>
    <message>
        <source>what comes next</source>
        <translation>lo que sigue</translation>
    </message>
    <message>
        <source>how to look again</source>
        <translation>cómo mirarlo otra vez</translation>
    </message>
    <message>
        <source>area</source>
        <translation>área</translation>
    </message>
    <message>
        <source>asked on</source>
        <translation>fecha de invitación</translation>
    </message>
    <message>
        <source>asked by</source>
        <translation>quien invitó</translation>
    </message>
    <message>
        <source>time</source>
        <translation>hora</translation>
    </message>
    <message>
        <source>who may see it</source>
        <translation>quién puede verlo</translation>
    </message>
    <message>
        <source>author</source>
        <translation>quién lo escribió</translation>
    </message>
    <message>
        <source>what blocks it</source>
        <translation>lo que lo frena</translation>
    </message>
    <message>
        <source>blocked since</source>
        <translation>frenado desde</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>bloques</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>by whom</source>
        <translation>quién</translation>
    </message>
    <message>
        <source>category</source>
        <translation>categoría</translation>
    </message>
    <message>
        <source>looked at on</source>
        <translation>fecha de repaso</translation>
    </message>
    <message>
        <source>who chose it</source>
        <translation>quién lo eligió</translation>
    </message>
    <message>
        <source>closed on</source>
        <translation>fecha de cierre</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>comentario</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>comentarios</translation>
    </message>
    <message>
        <source>content</source>
        <translation>contenido</translation>
    </message>
    <message>
        <source>number of the decision</source>
        <translation>número de la decisión</translation>
    </message>
    <message>
        <source>made on</source>
        <translation>fecha de creación</translation>
    </message>
    <message>
        <source>day</source>
        <translation>día</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>how many decisions</source>
        <translation>cuántas decisiones</translation>
    </message>
    <message>
        <source>device tag</source>
        <translation>código del dispositivo</translation>
    </message>
    <message>
        <source>what was done</source>
        <translation>lo que se hizo</translation>
    </message>
    <message>
        <source>bytes of the file</source>
        <translation>contenido del archivo</translation>
    </message>
    <message>
        <source>duplicate of</source>
        <translation>duplicado de</translation>
    </message>
    <message>
        <source>effort</source>
        <translation>esfuerzo</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>family name</source>
        <translation>apellido</translation>
    </message>
    <message>
        <source>what was found</source>
        <translation>lo que se encontró</translation>
    </message>
    <message>
        <source>given on</source>
        <translation>desde cuándo lo tiene</translation>
    </message>
    <message>
        <source>lines it was signed over</source>
        <translation>líneas sobre las que se firmó</translation>
    </message>
    <message>
        <source>who holds it</source>
        <translation>quién la tiene tomada</translation>
    </message>
    <message>
        <source>held since</source>
        <translation>tomada desde</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>oculto</translation>
    </message>
    <message>
        <source>impact</source>
        <translation>alcance</translation>
    </message>
    <message>
        <source>joined on</source>
        <translation>fecha de unión</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>clase</translation>
    </message>
    <message>
        <source>what was learned</source>
        <translation>lo que se aprendió</translation>
    </message>
    <message>
        <source>left on</source>
        <translation>fecha de salida</translation>
    </message>
    <message>
        <source>id outside this desk</source>
        <translation>id fuera de esta mesa</translation>
    </message>
    <message>
        <source>where it came from</source>
        <translation>de dónde vino</translation>
    </message>
    <message>
        <source>made by</source>
        <translation>quién lo hizo</translation>
    </message>
    <message>
        <source>kind of file</source>
        <translation>tipo de archivo</translation>
    </message>
    <message>
        <source>merged into</source>
        <translation>unido a</translation>
    </message>
    <message>
        <source>milestone</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>opened on</source>
        <translation>fecha de apertura</translation>
    </message>
    <message>
        <source>opened by</source>
        <translation>quién lo abrió</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>de quién es</translation>
    </message>
    <message>
        <source>details missing</source>
        <translation>datos por completar</translation>
    </message>
    <message>
        <source>preferred name</source>
        <translation>nombre preferido</translation>
    </message>
    <message>
        <source>decision before</source>
        <translation>decisión anterior</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>prioridad</translation>
    </message>
    <message>
        <source>pronouns</source>
        <translation>pronombres</translation>
    </message>
    <message>
        <source>public key</source>
        <translation>llave pública</translation>
    </message>
    <message>
        <source>taken out on</source>
        <translation>fecha de retirada</translation>
    </message>
    <message>
        <source>reopened on</source>
        <translation>fecha de reapertura</translation>
    </message>
    <message>
        <source>requester</source>
        <translation>solicitante</translation>
    </message>
    <message>
        <source>what fixed it</source>
        <translation>lo que lo arregló</translation>
    </message>
    <message>
        <source>resolved on</source>
        <translation>fecha de resolución</translation>
    </message>
    <message>
        <source>decision taken back</source>
        <translation>decisión retirada</translation>
    </message>
    <message>
        <source>role</source>
        <translation>función</translation>
    </message>
    <message>
        <source>room</source>
        <translation>sala</translation>
    </message>
    <message>
        <source>what was said</source>
        <translation>lo que se dijo</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>sello</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>semilla</translation>
    </message>
    <message>
        <source>shared with the team</source>
        <translation>compartido con el equipo</translation>
    </message>
    <message>
        <source>showcase shown</source>
        <translation>muestra a la vista</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>firma</translation>
    </message>
    <message>
        <source>who signed</source>
        <translation>quién firmó</translation>
    </message>
    <message>
        <source>size</source>
        <translation>tamaño</translation>
    </message>
    <message>
        <source>how it came</source>
        <translation>cómo llegó</translation>
    </message>
    <message>
        <source>start</source>
        <translation>inicio</translation>
    </message>
    <message>
        <source>status</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>etiquetas</translation>
    </message>
    <message>
        <source>title</source>
        <translation>título</translation>
    </message>
    <message>
        <source>to whom</source>
        <translation>a quién</translation>
    </message>
    <message>
        <source>what was told</source>
        <translation>lo que se contó</translation>
    </message>
    <message>
        <source>topics</source>
        <translation>temas</translation>
    </message>
    <message>
        <source>in the trash since</source>
        <translation>en la papelera desde</translation>
    </message>
    <message>
        <source>urgency</source>
        <translation>urgencia</translation>
    </message>
    <message>
        <source>link</source>
        <translation>enlace</translation>
    </message>
    <message>
        <source>version</source>
        <translation>versión</translation>
    </message>
    <message>
        <source>visited on</source>
        <translation>fecha de visita</translation>
    </message>
    <message>
        <source>what it waits for</source>
        <translation>lo que espera</translation>
    </message>
    <message>
        <source>wake-up day</source>
        <translation>día en que vuelve</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>motivo</translation>
    </message>
    <message>
        <source>withdrawn on</source>
        <translation>fecha de retirada</translation>
    </message>
    <message>
        <source>words</source>
        <translation>palabras</translation>
    </message>
    <message>
        <source>{what}, {action}: {times}, from {first} to {last}</source>
        <translation>{what}, {action}: {times}, de {first} a {last}</translation>
    </message>
    <message>
        <source>once</source>
        <translation>una vez</translation>
    </message>
    <message>
        <source>%n times</source>
        <translation>%n veces</translation>
    </message>
    <message>
        <source>{who} opened my profile, {time}</source>
        <translation>{who} abrió mi perfil, {time}</translation>
    </message>
    <message>
        <source>{who} saved this page, {time}</source>
        <translation>{who} guardó esta página, {time}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Alguien</translation>
    </message>
    <message>
        <source>The history of these tickets names you where you did something or somebody did something for you.</source>
        <translation>El historial de estos tickets te nombra donde hiciste algo o alguien hizo algo por ti.</translation>
    </message>
    <message>
        <source>What others wrote in tickets may name you too. Trellis does not look for names in people&apos;s words.</source>
        <translation>Lo que otros escribieron en los tickets también puede nombrarte. Trellis no busca nombres en las palabras de la gente.</translation>
    </message>
    <message>
        <source>Versions and decisions are signed as they are. They go on naming you as long as the desk keeps them.</source>
        <translation>Las versiones y las decisiones se firman tal como están. Te siguen nombrando mientras la mesa las conserve.</translation>
    </message>
    <message>
        <source>Backups hold copies of all this, as it was when they were made.</source>
        <translation>Las copias de seguridad guardan todo esto tal como era cuando se hicieron.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Bloques</translation>
    </message>
    <message>
        <source>The school day has no blocks yet.</source>
        <translation>El día escolar todavía no tiene bloques.</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Se muestra como</translation>
    </message>
    <message>
        <source>How the names were understood</source>
        <translation>Cómo se entendieron los nombres</translation>
    </message>
    <message>
        <source>1 person, understood as</source>
        <translation>1 persona, entendida así</translation>
    </message>
    <message>
        <source>%n people, understood as</source>
        <translation>%n personas, entendidas así</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>One a line. Names that are here already are passed over.</source>
        <translation>Uno por línea. Los nombres que ya están se saltan.</translation>
    </message>
    <message>
        <source>Paste many</source>
        <translation>Pegar varios</translation>
    </message>
    <message>
        <source>All of them are</source>
        <translation>Función de todos</translation>
    </message>
    <message>
        <source>Add 1 person</source>
        <translation>Añadir 1 persona</translation>
    </message>
    <message>
        <source>Add %n people</source>
        <translation>Añadir %n personas</translation>
    </message>
    <message>
        <source>Type or paste one name on each line.</source>
        <translation>Escribe o pega un nombre en cada línea.</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Lo tuyo</translation>
    </message>
    <message>
        <source>Now in the desk</source>
        <translation>Ahora en la mesa</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>En formación</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Dejar lo mío</translation>
    </message>
    <message>
        <source>Keep what is there</source>
        <translation>Dejar lo que hay</translation>
    </message>
    <message>
        <source>Somebody changed this person too</source>
        <translation>Alguien también cambió a esta persona</translation>
    </message>
    <message>
        <source>Nothing was overwritten. Look at both and choose.</source>
        <translation>No se sobrescribió nada. Mira ambas versiones y elige.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>todavía no</translation>
    </message>
    <message>
        <source>passphrase</source>
        <translation>frase secreta</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>Equidad</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Como tabla</translation>
    </message>
    <message>
        <source>Numbers in rows instead of bars</source>
        <translation>Números en filas en vez de barras</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Guardar CSV…</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>The list kinds of work go by</source>
        <translation>La lista que da los tipos de trabajo</translation>
    </message>
    <message>
        <source>Saved in {path}</source>
        <translation>Guardado en {path}</translation>
    </message>
    <message>
        <source>Save fairness as CSV</source>
        <translation>Guardar la equidad como CSV</translation>
    </message>
    <message>
        <source>fairness.csv</source>
        <translation>equidad.csv</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>Nobody to share work yet</source>
        <translation>Todavía no hay quien comparta el trabajo</translation>
    </message>
    <message>
        <source>Add techs and leads under People. Their work stands here.</source>
        <translation>Añade integrantes y líderes en Personas. Su trabajo aparece aquí.</translation>
    </message>
    <message>
        <source>Work that became narrow</source>
        <translation>Trabajo poco variado</translation>
    </message>
    <message>
        <source>Nobody&apos;s work has become narrow.</source>
        <translation>El trabajo de todos es variado.</translation>
    </message>
    <message>
        <source>Until somebody has a ticket</source>
        <translation>Hasta que alguien toma un ticket</translation>
    </message>
    <message>
        <source>the oldest since {time}</source>
        <translation>el más antiguo desde {time}</translation>
    </message>
    <message>
        <source>Who gets the interesting work</source>
        <translation>Quién recibe el trabajo interesante</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Deseado</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Reto</translation>
    </message>
    <message>
        <source>Routine</source>
        <translation>Rutina</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Esfuerzo</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Tipos</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>En pareja</translation>
    </message>
    <message>
        <source>Kinds of work</source>
        <translation>Tipos de trabajo</translation>
    </message>
    <message>
        <source>Week by week</source>
        <translation>Semana a semana</translation>
    </message>
    <message>
        <source>Week of</source>
        <translation>Semana del</translation>
    </message>
    <message>
        <source>No tickets were given yet.</source>
        <translation>Todavía no se dio ningún ticket.</translation>
    </message>
    <message>
        <source>My tickets this term</source>
        <translation>Mis tickets de este período</translation>
    </message>
    <message>
        <source>Effort in points</source>
        <translation>Esfuerzo en puntos</translation>
    </message>
    <message>
        <source>People I shared tickets with</source>
        <translation>Personas con las que compartí tickets</translation>
    </message>
    <message>
        <source>No ticket was given to you yet. Claim one, and it stands here.</source>
        <translation>Todavía no tienes ningún ticket. Toma uno y aparece aquí.</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Cuántos</translation>
    </message>
    <message>
        <source>{what}: {number}</source>
        <translation>{what}: {number}</translation>
    </message>
    <message>
        <source>The team, without names</source>
        <translation>El equipo, sin nombres</translation>
    </message>
    <message>
        <source>Too few people had work this term to show it without telling who is who.</source>
        <translation>Muy pocas personas tuvieron trabajo este período: se sabría quién es quién.</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>Medio</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Each row is sorted by itself, so that no line of it belongs to one person.</source>
        <translation>Cada fila se ordena por separado, así que ninguna columna es de una sola persona.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>left {day}</source>
        <translation>se fue el {day}</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>How I am called</source>
        <translation>Cómo me llaman</translation>
    </message>
    <message>
        <source>Your name is changed. It is shown everywhere from your next sign-in.</source>
        <translation>Tu nombre cambió. Se verá en todas partes desde la próxima vez que entres.</translation>
    </message>
    <message>
        <source>Somebody changed your record too: {name}, {pronouns}. Save again to keep what you typed.</source>
        <translation>Alguien también cambió tus datos: {name}, {pronouns}. Guarda otra vez para dejar lo que escribiste.</translation>
    </message>
    <message>
        <source>no pronouns</source>
        <translation>sin pronombres</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>Mi PIN</translation>
    </message>
    <message>
        <source>Forgotten? An advisor sets a new one with you.</source>
        <translation>¿Lo olvidaste? Un docente pone uno nuevo contigo.</translation>
    </message>
    <message>
        <source>PIN until now</source>
        <translation>PIN hasta ahora</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN nuevo</translation>
    </message>
    <message>
        <source>4 to 8 digits</source>
        <translation>De 4 a 8 cifras</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Lo mismo otra vez</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>Cambiar mi PIN</translation>
    </message>
    <message>
        <source>Type the PIN you have now.</source>
        <translation>Escribe el PIN que tienes ahora.</translation>
    </message>
    <message>
        <source>This is not the same.</source>
        <translation>No es igual.</translation>
    </message>
    <message>
        <source>Your PIN is changed</source>
        <translation>Tu PIN cambió</translation>
    </message>
    <message>
        <source>My passphrase</source>
        <translation>Mi frase secreta</translation>
    </message>
    <message>
        <source>Passphrase until now</source>
        <translation>Frase secreta hasta ahora</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Frase secreta nueva</translation>
    </message>
    <message>
        <source>Your stick</source>
        <translation>Tu memoria USB</translation>
    </message>
    <message>
        <source>A computer cannot notice by itself that its desk was replaced by an older copy together with all it remembers. A stick that was elsewhere can: a small text file with the fingerprint and the newest line an advisor signed. Write it anew now and then, and check this desk against it.</source>
        <translation>Una máquina no puede notar por sí sola que cambiaron su mesa por una copia anterior junto con todo lo que recuerda. Una memoria USB que estuvo en otro lugar sí: un archivo de texto pequeño con la huella y la última línea que firmó un docente. Escríbelo de nuevo de vez en cuando y verifica esta mesa con él.</translation>
    </message>
    <message>
        <source>Write to a stick…</source>
        <translation>Escribir en memoria USB…</translation>
    </message>
    <message>
        <source>Write what this desk is to this stick</source>
        <translation>Escribir qué mesa es esta en esta memoria USB</translation>
    </message>
    <message>
        <source>Written: {file}. Take the stick out the safe way, and keep it away from this computer.</source>
        <translation>Escrito: {file}. Expulsa la memoria USB de forma segura y guárdala lejos de esta máquina.</translation>
    </message>
    <message>
        <source>When a passphrase is lost or known</source>
        <translation>Si una frase secreta se pierde o se sabe</translation>
    </message>
    <message>
        <source>With the recovery sheet</source>
        <translation>Con la hoja de recuperación</translation>
    </message>
    <message>
        <source>On the sign-in page choose the name, then “Passphrase forgotten?”. A new key takes the place of the old one, and what students shared still opens.</source>
        <translation>En la página de acceso elige el nombre y luego “¿Olvidaste la frase secreta?”. Una llave nueva reemplaza a la anterior, y lo que compartieron los estudiantes se sigue abriendo.</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>Sin ella</translation>
    </message>
    <message>
        <source>Retire their key here, then certify them anew. What students shared with them alone has to be shared again.</source>
        <translation>Retira aquí su llave y certifícale otra. Lo que los estudiantes compartieron solo con esa persona hay que compartirlo otra vez.</translation>
    </message>
    <message>
        <source>Somebody else knows it</source>
        <translation>Otra persona la sabe</translation>
    </message>
    <message>
        <source>Change it at once. If somebody may also have a copy of the desk file, retire the key too.</source>
        <translation>Cámbiala enseguida. Si además alguien puede tener una copia del archivo de la mesa, retira también la llave.</translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation>Cambiar mi frase secreta</translation>
    </message>
    <message>
        <source>Lock and go to sign-in</source>
        <translation>Bloquear e ir al acceso</translation>
    </message>
    <message>
        <source>Read more</source>
        <translation>Leer más</translation>
    </message>
    <message>
        <source>Backups made before still open with the old one.</source>
        <translation>Las copias hechas antes se abren todavía con la anterior.</translation>
    </message>
    <message>
        <source>Type the passphrase you have now.</source>
        <translation>Escribe la frase secreta que tienes ahora.</translation>
    </message>
    <message>
        <source>Your passphrase is changed</source>
        <translation>Tu frase secreta cambió</translation>
    </message>
    <message>
        <source>Everything stored about you, and who opened it, on one page.</source>
        <translation>Todo lo guardado sobre ti, y quién lo abrió, en una página.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrarlo</translation>
    </message>
    <message>
        <source>Fingerprint of this desk</source>
        <translation>Huella de esta mesa</translation>
    </message>
    <message>
        <source>Look at it on paper</source>
        <translation>Verla en papel</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>Compare it with the recovery sheet now and then. It is no secret.</source>
        <translation>Compárala de vez en cuando con la hoja de recuperación. No es secreta.</translation>
    </message>
    <message>
        <source>This desk has no root record yet, or it was changed. Ask an advisor to verify the desk.</source>
        <translation>Esta mesa todavía no tiene su registro raíz, o fue cambiado. Pide a un docente que verifique la mesa.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Wait until the time shown, then try again.</source>
        <translation>Espera hasta la hora indicada y vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>That did not match.</source>
        <translation>No coincidió.</translation>
    </message>
    <message>
        <source>An advisor&apos;s key in this desk file was changed outside Trellis.</source>
        <translation>La llave de un docente en este archivo se cambió fuera de Trellis.</translation>
    </message>
    <message>
        <source>Nothing was signed with it and nothing was changed now.</source>
        <translation>No se firmó nada con ella y ahora no se cambió nada.</translation>
    </message>
    <message>
        <source>Restore the newest backup from before the change; verify names the key.</source>
        <translation>Restaura la copia más nueva de antes del cambio; verificar nombra la llave.</translation>
    </message>
    <message>
        <source>Your key was retired, so it signs nothing and lets nobody in any more.</source>
        <translation>Tu llave se retiró, así que ya no firma nada ni deja entrar a nadie.</translation>
    </message>
    <message>
        <source>Ask a fellow advisor to give you a new passphrase, or use the recovery sheet.</source>
        <translation>Pide a otro docente que te dé una frase secreta nueva, o usa la hoja de recuperación.</translation>
    </message>
    <message>
        <source>Signing needs your passphrase.</source>
        <translation>Para firmar hace falta tu frase secreta.</translation>
    </message>
    <message>
        <source>Type it, or begin a review round of five minutes.</source>
        <translation>Escríbela, o empieza una ronda de revisión de cinco minutos.</translation>
    </message>
    <message>
        <source>Say why the key is retired.</source>
        <translation>Di por qué se retira la llave.</translation>
    </message>
    <message>
        <source>Whoever looks at it later will want to know.</source>
        <translation>Quien lo mire más adelante querrá saberlo.</translation>
    </message>
    <message>
        <source>A reason has at most {most} characters.</source>
        <translation>Un motivo tiene como mucho {most} caracteres.</translation>
    </message>
    <message>
        <source>A PIN has {least} to {most} digits.</source>
        <translation>Un PIN tiene de {least} a {most} cifras.</translation>
    </message>
    <message>
        <source>Choose digits only.</source>
        <translation>Elige solo cifras.</translation>
    </message>
    <message>
        <source>One digit over and over is easy to guess.</source>
        <translation>Una misma cifra repetida es fácil de adivinar.</translation>
    </message>
    <message>
        <source>Mix different digits.</source>
        <translation>Mezcla cifras distintas.</translation>
    </message>
    <message>
        <source>Counting up or down is easy to guess.</source>
        <translation>Contar hacia arriba o hacia abajo es fácil de adivinar.</translation>
    </message>
    <message>
        <source>Mix the digits.</source>
        <translation>Mezcla las cifras.</translation>
    </message>
    <message>
        <source>The same few digits twice are easy to guess.</source>
        <translation>Las mismas cifras dos veces son fáciles de adivinar.</translation>
    </message>
    <message>
        <source>Mix the digits more.</source>
        <translation>Mezcla más las cifras.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Fuerte.</translation>
    </message>
    <message>
        <source>Fair: {words} makes it strong.</source>
        <translation>Aceptable: será fuerte con {words}.</translation>
    </message>
    <message>
        <source>Easy to guess: add {words}.</source>
        <translation>Fácil de adivinar: añade {words}.</translation>
    </message>
    <message>
        <source>A passphrase has at most {most} characters.</source>
        <translation>Una frase secreta tiene como mucho {most} caracteres.</translation>
    </message>
    <message>
        <source>Use at least three words that have nothing to do with each other.</source>
        <translation>Usa al menos tres palabras que no tengan nada que ver entre sí.</translation>
    </message>
    <message>
        <source>one more word</source>
        <translation>una palabra más</translation>
    </message>
    <message>
        <source>two more words</source>
        <translation>dos palabras más</translation>
    </message>
    <message>
        <source>three more words</source>
        <translation>tres palabras más</translation>
    </message>
    <message>
        <source>Keep this record</source>
        <translation>Conservar este registro</translation>
    </message>
    <message>
        <source>Keep the record {name}</source>
        <translation>Conservar el registro {name}</translation>
    </message>
    <message>
        <source>On it: {what}</source>
        <translation>Tiene: {what}</translation>
    </message>
    <message>
        <source>Two letters of the name</source>
        <translation>Dos letras del nombre</translation>
    </message>
    <message>
        <source>The other record of {name}</source>
        <translation>El otro registro de {name}</translation>
    </message>
    <message>
        <source>Merge with {name}</source>
        <translation>Unir con {name}</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Unir</translation>
    </message>
    <message>
        <source>Two records, one person</source>
        <translation>Dos registros, una persona</translation>
    </message>
    <message>
        <source>Nobody of that name can be merged.</source>
        <translation>No hay nadie con ese nombre para unir.</translation>
    </message>
    <message>
        <source>Tickets, words, credits and logged work of {gone} go to {kept}. {gone} is not offered any more. Undo takes it back until you lock.</source>
        <translation>Los tickets, las palabras, las menciones y el tiempo anotado de {gone} pasan a {kept}. {gone} ya no se ofrece. Deshacer lo revierte hasta que bloquees.</translation>
    </message>
    <message>
        <source>the other record</source>
        <translation>el otro registro</translation>
    </message>
    <message>
        <source>the one that stays</source>
        <translation>el que se queda</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Llaves</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Qué mirar</translation>
    </message>
    <message>
        <source>Advisors&apos; keys</source>
        <translation>Llaves de docentes</translation>
    </message>
    <message>
        <source>Write to a stick</source>
        <translation>Escribir en memoria USB</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>School day</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Yo</translation>
    </message>
    <message>
        <source>Paste many names</source>
        <translation>Pegar varios nombres</translation>
    </message>
    <message>
        <source>My sign-in</source>
        <translation>Mi acceso</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>Buscar por nombre</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Ya no están</translation>
    </message>
    <message>
        <source>Shows who left instead of who is here</source>
        <translation>Muestra a quienes ya no están en vez de a quienes están</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Volver a la lista</translation>
    </message>
    <message>
        <source>Nobody of that name</source>
        <translation>Nadie con ese nombre</translation>
    </message>
    <message>
        <source>Try fewer letters, or All.</source>
        <translation>Prueba con menos letras, o con Todos.</translation>
    </message>
    <message>
        <source>Nobody has left</source>
        <translation>Nadie se ha ido</translation>
    </message>
    <message>
        <source>Who leaves is kept here with everything they did.</source>
        <translation>Quien se va se conserva aquí, con todo lo que hizo.</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation>Todavía no hay nadie</translation>
    </message>
    <message>
        <source>Add people one by one, or paste a list of names.</source>
        <translation>Añade personas una a una, o pega una lista de nombres.</translation>
    </message>
    <message>
        <source>Choose somebody to see more about them.</source>
        <translation>Elige a alguien para ver más.</translation>
    </message>
    <message>
        <source>Save or cancel what you typed first</source>
        <translation>Primero guarda o cancela lo que escribiste</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>Se añadió a {name}</translation>
    </message>
    <message>
        <source>{name} changed</source>
        <translation>Se cambió a {name}</translation>
    </message>
    <message>
        <source>1 person added</source>
        <translation>1 persona añadida</translation>
    </message>
    <message>
        <source>%n people added</source>
        <translation>%n personas añadidas</translation>
    </message>
    <message>
        <source>{name} has left; what they did stays</source>
        <translation>{name} ya no está; lo que hizo se queda</translation>
    </message>
    <message>
        <source>{name} is back</source>
        <translation>{name} está de vuelta</translation>
    </message>
    <message>
        <source>Merged into {name}</source>
        <translation>Unido con {name}</translation>
    </message>
    <message>
        <source>{name} has a new PIN</source>
        <translation>{name} tiene un PIN nuevo</translation>
    </message>
    <message>
        <source>{name} has a passphrase and keys of their own</source>
        <translation>{name} tiene una frase secreta y llaves propias</translation>
    </message>
    <message>
        <source>{name} has a new passphrase. {lost}</source>
        <translation>{name} tiene una frase secreta nueva. {lost}</translation>
    </message>
    <message>
        <source>1 private part is empty now.</source>
        <translation>1 parte privada quedó vacía.</translation>
    </message>
    <message>
        <source>{name} was handed on</source>
        <translation>El perfil de {name} se traspasó</translation>
    </message>
    <message>
        <source>%n private parts are empty now.</source>
        <translation>%n partes privadas quedaron vacías.</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>No se perdió nada.</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Períodos</translation>
    </message>
    <message>
        <source>No term yet. Trellis looks at the last 12 weeks until there is one.</source>
        <translation>Todavía no hay período. Hasta que haya uno, Trellis mira las últimas 12 semanas.</translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation>Añadir un período</translation>
    </message>
    <message>
        <source>No blocks yet. Until there are some, blocks are chosen by hand.</source>
        <translation>Todavía no hay bloques. Hasta que haya, los bloques se eligen a mano.</translation>
    </message>
    <message>
        <source>Add a block</source>
        <translation>Añadir un bloque</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>Se quitó {name}</translation>
    </message>
    <message>
        <source>Somebody changed this too. Nothing was overwritten.</source>
        <translation>Alguien también cambió esto. No se sobrescribió nada.</translation>
    </message>
    <message>
        <source>Yours: {what}</source>
        <translation>Lo tuyo: {what}</translation>
    </message>
    <message>
        <source>Now in the desk: {what}</source>
        <translation>Ahora en la mesa: {what}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>{starts} to {ends}</source>
        <translation>{starts} a {ends}</translation>
    </message>
    <message>
        <source>Letters of the days</source>
        <translation>Letras de los días</translation>
    </message>
    <message>
        <source>A/B days instead of weekdays</source>
        <translation>Días A/B en vez de días de la semana</translation>
    </message>
    <message>
        <source>A PIN for {name}</source>
        <translation>Un PIN para {name}</translation>
    </message>
    <message>
        <source>{name} types it now, 4 to 8 digits that only they know. It cannot be undone.</source>
        <translation>{name} lo escribe ahora: de 4 a 8 cifras que nadie más sepa. No se puede deshacer.</translation>
    </message>
    <message>
        <source>The old PIN ends. {name} types a new one, 4 to 8 digits. It cannot be undone.</source>
        <translation>El PIN anterior termina. {name} escribe uno nuevo, de 4 a 8 cifras. No se puede deshacer.</translation>
    </message>
    <message>
        <source>And the same PIN once more.</source>
        <translation>Y el mismo PIN otra vez.</translation>
    </message>
    <message>
        <source>The two were not the same. Please choose again.</source>
        <translation>Los dos no eran iguales. Elige otra vez.</translation>
    </message>
    <message>
        <source>A passphrase for {name}</source>
        <translation>Una frase secreta para {name}</translation>
    </message>
    <message>
        <source>{name} types it now; nobody else should know it. With it they get keys of their own, certified by yours. This cannot be undone.</source>
        <translation>{name} la escribe ahora; nadie más debe saberla. Con ella recibe llaves propias, certificadas con las tuyas. No se puede deshacer.</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>Guardarla</translation>
    </message>
    <message>
        <source>Tech</source>
        <translation>Integrante</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Líder</translation>
    </message>
    <message>
        <source>Advisor</source>
        <translation>Docente</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Solicitante</translation>
    </message>
    <message>
        <source>Techs</source>
        <translation>Integrantes</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Líderes</translation>
    </message>
    <message>
        <source>Advisors</source>
        <translation>Docentes</translation>
    </message>
    <message>
        <source>Requesters</source>
        <translation>Solicitantes</translation>
    </message>
    <message>
        <source>{letters} days</source>
        <translation>Días {letters}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} a {last}</translation>
    </message>
    <message>
        <source>1 ticket</source>
        <translation>1 ticket</translation>
    </message>
    <message>
        <source>%n tickets</source>
        <translation>%n tickets</translation>
    </message>
    <message>
        <source>1 reply or note</source>
        <translation>1 respuesta o nota</translation>
    </message>
    <message>
        <source>%n replies and notes</source>
        <translation>%n respuestas y notas</translation>
    </message>
    <message>
        <source>1 credit as helper</source>
        <translation>1 mención como ayudante</translation>
    </message>
    <message>
        <source>%n credits as helper</source>
        <translation>%n menciones como ayudante</translation>
    </message>
    <message>
        <source>{time} of logged work</source>
        <translation>{time} de trabajo anotado</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Hoja de recuperación</translation>
    </message>
    <message>
        <source>Made on {day} with {advisor}</source>
        <translation>Hecha el {day} con {advisor}</translation>
    </message>
    <message>
        <source>Printed on {day} for {advisor}</source>
        <translation>Impresa el {day} para {advisor}</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>With this code an advisor who has lost their passphrase sets a new one: on the sign-in page choose your name, then “Passphrase forgotten?”.</source>
        <translation>Con este código, un docente que perdió su frase secreta pone una nueva: en la página de acceso elige tu nombre y luego “¿Olvidaste la frase secreta?”.</translation>
    </message>
    <message>
        <source>It is stored nowhere else: not in the desk, not in a backup. When it and every passphrase are lost, nobody can be made an advisor of this desk again.</source>
        <translation>No se guarda en ningún otro lugar: ni en la mesa ni en una copia. Si se pierden el código y todas las frases secretas, nadie podrá volver a ser docente de esta mesa.</translation>
    </message>
    <message>
        <source>Whoever has this sheet and the desk can make themselves an advisor. Keep it as you keep the key to the room: on paper, locked away, not beside this computer, not as a photo.</source>
        <translation>Quien tenga esta hoja y la mesa puede hacerse docente. Guárdala como la llave de la sala: en papel, bajo llave, no junto a esta máquina, no como foto.</translation>
    </message>
    <message>
        <source>Recovery code: {groups}</source>
        <translation>Código de recuperación: {groups}</translation>
    </message>
    <message>
        <source>Put the file on a stick or print it elsewhere, then delete it here.</source>
        <translation>Pon el archivo en una memoria USB o imprímelo en otro lugar, y después bórralo aquí.</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Huella</translation>
    </message>
    <message>
        <source>Compare it now and then with the one in Trellis (People, Me). If they differ, somebody put another desk in the place of yours: do not sign in, and ask whoever looks after Trellis. The fingerprint is no secret.</source>
        <translation>Compárala de vez en cuando con la de Trellis (Personas, Yo). Si no son iguales, alguien puso otra mesa en lugar de la tuya: no entres y pregunta a quien se ocupa de Trellis. La huella no es secreta.</translation>
    </message>
    <message>
        <source>The desk is safe.</source>
        <translation>La mesa está a salvo.</translation>
    </message>
    <message>
        <source>Save the sheet as PDF, or write it by hand.</source>
        <translation>Guarda la hoja como PDF, o escríbela a mano.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Saved to {path}.</source>
        <translation>Guardado en {path}.</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Guardar la hoja</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Enviado a la impresora.</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Press to say that it is not reached after all</source>
        <translation>Pulsa para decir que todavía no está hecho</translation>
    </message>
    <message>
        <source>Press when it is reached</source>
        <translation>Pulsa cuando esté hecho</translation>
    </message>
    <message>
        <source>The path</source>
        <translation>El camino</translation>
    </message>
    <message>
        <source>Files and links</source>
        <translation>Archivos y enlaces</translation>
    </message>
    <message>
        <source>en</source>
        <translation>es</translation>
    </message>
    <message>
        <source>What {name} thinks about it</source>
        <translation>Lo que piensa {name}</translation>
    </message>
    <message>
        <source>The folder “{name}” could not be written ({why}).</source>
        <translation>La carpeta “{name}” no se pudo escribir ({why}).</translation>
    </message>
    <message>
        <source>Nothing was left there.</source>
        <translation>Allí no quedó nada.</translation>
    </message>
    <message>
        <source>Choose another place, or make room on the disk.</source>
        <translation>Elige otro lugar, o haz sitio en el disco.</translation>
    </message>
    <message>
        <source>The folder “{shown}” cannot be used.</source>
        <translation>La carpeta “{shown}” no se puede usar.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Elige otro lugar.</translation>
    </message>
    <message>
        <source>“{shown}” holds something already.</source>
        <translation>“{shown}” ya contiene algo.</translation>
    </message>
    <message>
        <source>Choose a new folder, or an empty one.</source>
        <translation>Elige una carpeta nueva o vacía.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>reached {day}</source>
        <translation>hecho: {day}</translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>hace 1 día</translation>
    </message>
    <message>
        <source>was due {day}, {past}</source>
        <translation>era para: {day}, {past}</translation>
    </message>
    <message>
        <source>next, due {day}</source>
        <translation>siguiente, para: {day}</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>para: {day}</translation>
    </message>
    <message>
        <source>{n} of {all} reached</source>
        <translation>{n} de {all} hechos</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>Visto bueno</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Ticket nuevo</translation>
    </message>
    <message>
        <source>Import and export</source>
        <translation>Importar y exportar</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Submitted for completion</source>
        <translation>Entrega final</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>En revisión</translation>
    </message>
    <message>
        <source>Approved · v{n} signed</source>
        <translation>Aprobado · v{n} firmada</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Version {n} stays in force</source>
        <translation>La versión {n} sigue vigente</translation>
    </message>
    <message>
        <source>Project without a title</source>
        <translation>Proyecto sin título</translation>
    </message>
    <message>
        <source>Blocked: {what}</source>
        <translation>Frenado: {what}</translation>
    </message>
    <message>
        <source>Write it and hand it in</source>
        <translation>Escríbelo y entrégalo</translation>
    </message>
    <message>
        <source>A decision does not hold</source>
        <translation>Una decisión no vale</translation>
    </message>
    <message>
        <source>Changed outside of Trellis</source>
        <translation>Cambiado fuera de Trellis</translation>
    </message>
    <message>
        <source>Waits for a reviewer</source>
        <translation>Espera revisión</translation>
    </message>
    <message>
        <source>Answer the comments</source>
        <translation>Responde los comentarios</translation>
    </message>
    <message>
        <source>Next: {step}, {day}</source>
        <translation>Sigue: {step}, {day}</translation>
    </message>
    <message>
        <source>This approval does not hold: {why} (version {n}).</source>
        <translation>Esta aprobación no vale: {why} (versión {n}).</translation>
    </message>
    <message>
        <source>This decision does not hold: {why} (version {n}).</source>
        <translation>Esta decisión no vale: {why} (versión {n}).</translation>
    </message>
    <message>
        <source>the version it was given for is missing or was changed</source>
        <translation>la versión a la que se dio falta o fue cambiada</translation>
    </message>
    <message>
        <source>it is not signed by an advisor of this desk</source>
        <translation>no la firmó un docente de esta mesa</translation>
    </message>
    <message>
        <source>its key had been retired by then</source>
        <translation>su llave ya estaba retirada</translation>
    </message>
    <message>
        <source>what was signed is not what stands in the file now</source>
        <translation>lo que se firmó no es lo que hay ahora en el archivo</translation>
    </message>
    <message>
        <source>a decision before it is missing or was changed</source>
        <translation>una decisión anterior falta o fue cambiada</translation>
    </message>
    <message>
        <source>a decision made after it is missing or was changed</source>
        <translation>una decisión posterior falta o fue cambiada</translation>
    </message>
    <message>
        <source>the history it was signed over is missing or was changed</source>
        <translation>el historial sobre el que se firmó falta o fue cambiado</translation>
    </message>
    <message>
        <source>what the file says about this project is not what its history tells</source>
        <translation>lo que dice el archivo de este proyecto no es lo que cuenta su historial</translation>
    </message>
    <message>
        <source>a file handed in with it is missing or was changed</source>
        <translation>un archivo entregado con ella falta o fue cambiado</translation>
    </message>
    <message>
        <source>Say what should change.</source>
        <translation>Di qué hay que cambiar.</translation>
    </message>
    <message>
        <source>Pin a comment to a part, or write a note.</source>
        <translation>Pon un comentario en una parte, o escribe una nota.</translation>
    </message>
    <message>
        <source>Give a reason.</source>
        <translation>Da un motivo.</translation>
    </message>
    <message>
        <source>One sentence the student can do something with.</source>
        <translation>Una frase con la que el estudiante pueda hacer algo.</translation>
    </message>
    <message>
        <source>{who} approved version {n}</source>
        <translation>{who} aprobó la versión {n}</translation>
    </message>
    <message>
        <source>{who} asks for changes to version {n}</source>
        <translation>{who} pide cambios en la versión {n}</translation>
    </message>
    <message>
        <source>{who} declined version {n}</source>
        <translation>{who} rechazó la versión {n}</translation>
    </message>
    <message>
        <source>{who} took back the decision on version {n}</source>
        <translation>{who} retiró la decisión sobre la versión {n}</translation>
    </message>
    <message>
        <source>{who} signed version {n} as complete</source>
        <translation>{who} firmó la versión {n} como terminada</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Driving question</source>
        <translation>Pregunta guía</translation>
    </message>
    <message>
        <source>Interests it grows from</source>
        <translation>Intereses de los que nace</translation>
    </message>
    <message>
        <source>What I will make</source>
        <translation>Qué voy a hacer</translation>
    </message>
    <message>
        <source>How I will show it</source>
        <translation>Cómo lo voy a mostrar</translation>
    </message>
    <message>
        <source>How we will see it works</source>
        <translation>Cómo veremos que funciona</translation>
    </message>
    <message>
        <source>What could go wrong</source>
        <translation>Qué podría salir mal</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>En breve</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Who it helps</source>
        <translation>A quién ayuda</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Ticket {number}</source>
        <translation>Ticket {number}</translation>
    </message>
    <message>
        <source>an advisor</source>
        <translation>un docente</translation>
    </message>
    <message>
        <source>Signed as complete by {who} on {day}.</source>
        <translation>Firmado como terminado por {who} el {day}.</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>ene</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>feb</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>mar</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>abr</translation>
    </message>
    <message>
        <source>May</source>
        <translation>may</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>jun</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>jul</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>ago</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>sep</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>oct</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>nov</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>dic</translation>
    </message>
    <message>
        <source>What I need</source>
        <translation>Qué necesito</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>What do you call it?</source>
        <translation>¿Cómo lo llamas?</translation>
    </message>
    <message>
        <source>A working title is fine. It can change until the end.</source>
        <translation>Basta un título provisional. Puede cambiar hasta el final.</translation>
    </message>
    <message>
        <source>A sampler you can play with your feet</source>
        <translation>Un sampler que se toca con los pies</translation>
    </message>
    <message>
        <source>What do you want to find out?</source>
        <translation>¿Qué quieres averiguar?</translation>
    </message>
    <message>
        <source>A question you answer by doing something, not by looking it up.</source>
        <translation>Una pregunta que se responde haciendo algo, no buscando la respuesta.</translation>
    </message>
    <message>
        <source>Can a person who cannot use their hands play a live set?</source>
        <translation>¿Puede tocar en vivo una persona que no puede usar las manos?</translation>
    </message>
    <message>
        <source>Which of your interests does it grow from?</source>
        <translation>¿De cuáles de tus intereses nace?</translation>
    </message>
    <message>
        <source>Optional. Interests the team may see in your profile are offered.</source>
        <translation>Si quieres. Se ofrecen los intereses de tu perfil que el equipo puede ver.</translation>
    </message>
    <message>
        <source>music production</source>
        <translation>producción musical</translation>
    </message>
    <message>
        <source>Why does it matter to you?</source>
        <translation>¿Por qué te importa?</translation>
    </message>
    <message>
        <source>In your own words. One honest sentence is enough.</source>
        <translation>Con tus palabras. Basta una frase sincera.</translation>
    </message>
    <message>
        <source>My brother plays drums and broke both wrists. He still wants to play at the spring show.</source>
        <translation>Mi hermano toca la batería y se rompió las dos muñecas. Todavía quiere tocar en el concierto de primavera.</translation>
    </message>
    <message>
        <source>What will you make?</source>
        <translation>¿Qué vas a hacer?</translation>
    </message>
    <message>
        <source>Something other people can see, hear or use at the end.</source>
        <translation>Algo que al final otras personas puedan ver, oír o usar.</translation>
    </message>
    <message>
        <source>A pedal board with six pads that plays sounds, and a guide others can follow to build one.</source>
        <translation>Una pedalera con seis pads que hace sonidos, y una guía para que otros construyan una.</translation>
    </message>
    <message>
        <source>How will you show it?</source>
        <translation>¿Cómo lo vas a mostrar?</translation>
    </message>
    <message>
        <source>Choose what fits you. Ways from your profile come first.</source>
        <translation>Elige lo que te vaya bien. Primero están las formas de tu perfil.</translation>
    </message>
    <message>
        <source>Which tools will you use?</source>
        <translation>¿Qué herramientas vas a usar?</translation>
    </message>
    <message>
        <source>Some you are at home with, and some you want to explore.</source>
        <translation>Algunas que ya manejas y otras que quieres explorar.</translation>
    </message>
    <message>
        <source>How will we see that it works?</source>
        <translation>¿Cómo veremos que funciona?</translation>
    </message>
    <message>
        <source>Something anybody could check without asking you.</source>
        <translation>Algo que cualquiera pueda comprobar sin preguntarte.</translation>
    </message>
    <message>
        <source>Three people play a short song on it without help.</source>
        <translation>Tres personas tocan una canción corta sin ayuda.</translation>
    </message>
    <message>
        <source>What could go wrong?</source>
        <translation>¿Qué podría salir mal?</translation>
    </message>
    <message>
        <source>And what you would do then. Thinking of it now makes it smaller.</source>
        <translation>Y qué harías entonces. Pensarlo ahora lo hace más pequeño.</translation>
    </message>
    <message>
        <source>The sensors may come late. Then I test with buttons first.</source>
        <translation>Los sensores pueden llegar tarde. Entonces pruebo primero con botones.</translation>
    </message>
    <message>
        <source>Who does it help?</source>
        <translation>¿A quién ayuda?</translation>
    </message>
    <message>
        <source>One person is enough. How will they hear of it?</source>
        <translation>Basta una persona. ¿Cómo se va a enterar?</translation>
    </message>
    <message>
        <source>Players who cannot use their hands, starting with my brother.</source>
        <translation>A músicos que no pueden usar las manos, empezando por mi hermano.</translation>
    </message>
    <message>
        <source>What do you need?</source>
        <translation>¿Qué necesitas?</translation>
    </message>
    <message>
        <source>Equipment, time or help, with days where it matters: somebody else may want the same.</source>
        <translation>Equipo, tiempo o ayuda, con días si importan: quizá alguien más quiere lo mismo.</translation>
    </message>
    <message>
        <source>Soldering station</source>
        <translation>Estación de soldadura</translation>
    </message>
    <message>
        <source>What are the steps, and by when?</source>
        <translation>¿Cuáles son los pasos, y para cuándo?</translation>
    </message>
    <message>
        <source>Make the first one small enough to begin this week. Steps sort themselves by date.</source>
        <translation>Que el primero sea pequeño, para empezar esta semana. Los pasos se ordenan solos por fecha.</translation>
    </message>
    <message>
        <source>Parts list and sketch</source>
        <translation>Lista de piezas y boceto</translation>
    </message>
    <message>
        <source>my choice</source>
        <translation>lo elegí yo</translation>
    </message>
    <message>
        <source>from a list</source>
        <translation>de una lista</translation>
    </message>
    <message>
        <source>with my advisor</source>
        <translation>con mi docente</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatorio</translation>
    </message>
    <message>
        <source>the student&apos;s choice</source>
        <translation>elección propia</translation>
    </message>
    <message>
        <source>with an advisor</source>
        <translation>con un docente</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>desde: {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>hasta: {day}</translation>
    </message>
    <message>
        <source>Started from an interest: {words}</source>
        <translation>Nació de un interés: {words}</translation>
    </message>
    <message>
        <source>Started from ticket {number}</source>
        <translation>Nació del ticket {number}</translation>
    </message>
    <message>
        <source>Started from a starter idea</source>
        <translation>Nació de una idea de la lista</translation>
    </message>
    <message>
        <source>Who takes part</source>
        <translation>Quién participa</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloquea</translation>
    </message>
    <message>
        <source>Slowed</source>
        <translation>Retrasa</translation>
    </message>
    <message>
        <source>Can wait</source>
        <translation>Puede esperar</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>Una persona</translation>
    </message>
    <message>
        <source>A class</source>
        <translation>Una clase</translation>
    </message>
    <message>
        <source>The school</source>
        <translation>La escuela</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Buscar y órdenes</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Deshacer el último cambio</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Counter mode</source>
        <translation>Modo mostrador</translation>
    </message>
    <message>
        <source>Close Trellis</source>
        <translation>Cerrar Trellis</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>Todos los atajos</translation>
    </message>
    <message>
        <source>Export what the list of tickets shows</source>
        <translation>Exportar lo que muestra la lista de tickets</translation>
    </message>
    <message>
        <source>Go to {room}</source>
        <translation>Ir a {room}</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>The ticket is logged.</source>
        <translation>El ticket está registrado.</translation>
    </message>
    <message>
        <source>Save the slip as PDF, or write the number on a piece of paper.</source>
        <translation>Guarda el comprobante como PDF, o escribe el número en un papel.</translation>
    </message>
    <message>
        <source>Ask for {number}</source>
        <translation>Pregunta por {number}</translation>
    </message>
    <message>
        <source>Slip for {number}</source>
        <translation>Comprobante de {number}</translation>
    </message>
    <message>
        <source>Slip {number}</source>
        <translation>Comprobante {number}</translation>
    </message>
    <message>
        <source>Open this link?</source>
        <translation>¿Abrir este enlace?</translation>
    </message>
    <message>
        <source>Somebody wrote this address into the text. Trellis has not looked at it.</source>
        <translation>Alguien escribió esta dirección en el texto. Trellis no la ha mirado.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencias</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Añadir archivos…</translation>
    </message>
    <message>
        <source>Add a ticket…</source>
        <translation>Añadir un ticket…</translation>
    </message>
    <message>
        <source>Add a link…</source>
        <translation>Añadir un enlace…</translation>
    </message>
    <message>
        <source>New pieces go to the next milestone: {title}</source>
        <translation>Lo nuevo va al paso siguiente: {title}</translation>
    </message>
    <message>
        <source>Nothing yet. Drop a photo, a sound or a file here, or add a ticket you resolved on the way.</source>
        <translation>Todavía nada. Suelta aquí una foto, un audio o un archivo, o añade un ticket que resolviste por el camino.</translation>
    </message>
    <message>
        <source>Nothing was added yet.</source>
        <translation>Todavía no se añadió nada.</translation>
    </message>
    <message>
        <source>Nothing was handed in yet. What is added stays with its people until then.</source>
        <translation>Todavía no se entregó nada. Lo que se agrega queda entre sus participantes hasta entonces.</translation>
    </message>
    <message>
        <source>Link added</source>
        <translation>Enlace añadido</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Movido</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>{name} taken out</source>
        <translation>{name} quitado</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Añadir archivos</translation>
    </message>
    <message>
        <source>Adding files</source>
        <translation>Añadiendo archivos</translation>
    </message>
    <message>
        <source>1 file added</source>
        <translation>1 archivo añadido</translation>
    </message>
    <message>
        <source>%n files added</source>
        <translation>%n archivos añadidos</translation>
    </message>
    <message>
        <source>{number} added</source>
        <translation>{number} añadido</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Copy it from the browser. Trellis opens nothing by itself.</source>
        <translation>Cópiala del navegador. Trellis no abre nada por su cuenta.</translation>
    </message>
    <message>
        <source>What it shows (if you like)</source>
        <translation>Qué muestra (si quieres)</translation>
    </message>
    <message>
        <source>Add a ticket</source>
        <translation>Añadir un ticket</translation>
    </message>
    <message>
        <source>Tickets you resolved or helped with. What you learned on it comes along.</source>
        <translation>Tickets que resolviste o en los que ayudaste. Lo que aprendiste en ellos viene incluido.</translation>
    </message>
    <message>
        <source>There is none yet. Tickets you resolve or help with show up here.</source>
        <translation>Todavía no hay. Aquí aparecen los tickets que resuelves o en los que ayudas.</translation>
    </message>
    <message>
        <source>For no milestone</source>
        <translation>Sin paso</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué pasa</translation>
    </message>
    <message>
        <source>The whole story</source>
        <translation>Toda la historia</translation>
    </message>
    <message>
        <source>Who asked</source>
        <translation>Quién lo pide</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Device tag</source>
        <translation>Código del dispositivo</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgencia</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Alcance</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Words: {value}</source>
        <translation>Palabras: {value}</translation>
    </message>
    <message>
        <source>Status: {value}</source>
        <translation>Estado: {value}</translation>
    </message>
    <message>
        <source>Category: {value}</source>
        <translation>Categoría: {value}</translation>
    </message>
    <message>
        <source>With {value}</source>
        <translation>Lo tiene {value}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>alguien</translation>
    </message>
    <message>
        <source>Asked by {value}</source>
        <translation>Lo pide {value}</translation>
    </message>
    <message>
        <source>Room: {value}</source>
        <translation>Sala: {value}</translation>
    </message>
    <message>
        <source>Tag: {value}</source>
        <translation>Etiqueta: {value}</translation>
    </message>
    <message>
        <source>From {value}</source>
        <translation>Desde {value}</translation>
    </message>
    <message>
        <source>To {value}</source>
        <translation>Hasta {value}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>A note to your reviewer</source>
        <translation>Una nota para quien revisa</translation>
    </message>
    <message>
        <source>If you want to say something.</source>
        <translation>Si quieres decir algo.</translation>
    </message>
    <message>
        <source>What you wrote is frozen as a version, and an advisor looks at it. Until then you can take it back.</source>
        <translation>Lo que escribiste queda fijo como una versión, y un docente la mira. Hasta entonces puedes retirar la entrega.</translation>
    </message>
    <message>
        <source>A reviewer will miss: {parts}. You can hand it in like this.</source>
        <translation>Quien revise echará en falta: {parts}. Puedes entregarlo así.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>If you like.</source>
        <translation>Si quieres.</translation>
    </message>
    <message>
        <source>It ends for now. Everything is kept, and it can be opened again.</source>
        <translation>Termina por ahora. Todo se conserva, y se puede reabrir.</translation>
    </message>
    <message>
        <source>Project withdrawn</source>
        <translation>Proyecto retirado</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Project opened again</source>
        <translation>Proyecto reabierto</translation>
    </message>
    <message>
        <source>Why it should be looked at again</source>
        <translation>Por qué conviene mirarlo otra vez</translation>
    </message>
    <message>
        <source>One or two sentences. You can ask once.</source>
        <translation>Una o dos frases. Se puede pedir una vez.</translation>
    </message>
    <message>
        <source>Another advisor looks at it</source>
        <translation>Que lo mire otro docente</translation>
    </message>
    <message>
        <source>A talk with the advisor who declined it</source>
        <translation>Hablar con el docente que lo rechazó</translation>
    </message>
    <message>
        <source>any other advisor</source>
        <translation>cualquier otro docente</translation>
    </message>
    <message>
        <source>Asked for another look</source>
        <translation>Pediste otra revisión</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>There is nobody to choose.</source>
        <translation>No hay nadie a quien elegir.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Hace</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>not in this desk any more</source>
        <translation>ya no está en esta mesa</translation>
    </message>
    <message>
        <source>Opened {when}</source>
        <translation>Abierto {when}</translation>
    </message>
    <message>
        <source>{title} · priority {priority}</source>
        <translation>{title} · prioridad {priority}</translation>
    </message>
    <message>
        <source>59 min</source>
        <translation>59 min</translation>
    </message>
    <message>
        <source>364 d</source>
        <translation>364 d</translation>
    </message>
    <message>
        <source>Next ticket</source>
        <translation>Ticket siguiente</translation>
    </message>
    <message>
        <source>Previous ticket</source>
        <translation>Ticket anterior</translation>
    </message>
    <message>
        <source>Open the ticket (or Enter)</source>
        <translation>Abrir el ticket (o Enter)</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Wait for…</source>
        <translation>Poner en espera…</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>Hand in again</source>
        <translation>Entregar otra vez</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Hand in the new version</source>
        <translation>Entregar la versión nueva</translation>
    </message>
    <message>
        <source>Hand in for completion</source>
        <translation>Hacer la entrega final</translation>
    </message>
    <message>
        <source>Taken back; it is yours to change</source>
        <translation>Entrega retirada; puedes cambiarlo</translation>
    </message>
    <message>
        <source>Changed since version {n}</source>
        <translation>Cambios desde la versión {n}</translation>
    </message>
    <message>
        <source>Back to version {n}?</source>
        <translation>¿Volver a la versión {n}?</translation>
    </message>
    <message>
        <source>What you changed since then is lost.</source>
        <translation>Se pierde lo que cambiaste desde entonces.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>The draft is as in version {n} again</source>
        <translation>El borrador está otra vez como en la versión {n}</translation>
    </message>
    <message>
        <source>Only its people and advisors read it</source>
        <translation>Solo lo leen sus participantes y los docentes</translation>
    </message>
    <message>
        <source>{name} is not asked any more</source>
        <translation>{name} ya no tiene invitación</translation>
    </message>
    <message>
        <source>You are part of it now</source>
        <translation>Ahora participas</translation>
    </message>
    <message>
        <source>You said no</source>
        <translation>Dijiste que no</translation>
    </message>
    <message>
        <source>You left “{title}”</source>
        <translation>Dejaste “{title}”</translation>
    </message>
    <message>
        <source>{name} leads it now</source>
        <translation>Ahora lo dirige {name}</translation>
    </message>
    <message>
        <source>Who leads it hands over and withdraws. Only partners who joined can take it over.</source>
        <translation>Quien lo dirige puede pasarlo y retirarlo. Solo puede recibirlo quien ya participa.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Pasar</translation>
    </message>
    <message>
        <source>Hand the project over</source>
        <translation>Pasar el proyecto</translation>
    </message>
    <message>
        <source>decision-{n}.txt</source>
        <translation>decision-{n}.txt</translation>
    </message>
    <message>
        <source>Save the signed decision</source>
        <translation>Guardar la decisión firmada</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Archivos de texto (*.txt)</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Guardado como {name}</translation>
    </message>
    <message>
        <source>{name} is asked</source>
        <translation>{name} tiene tu invitación</translation>
    </message>
    <message>
        <source>They find it in their projects, read the draft and join, or say no.</source>
        <translation>Lo encuentra en sus proyectos, lee el borrador y se une, o dice que no.</translation>
    </message>
    <message>
        <source>Ask a partner</source>
        <translation>Invitar a alguien</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Log time</source>
        <translation>Anotar tiempo</translation>
    </message>
    <message>
        <source>Edit the ticket</source>
        <translation>Editar el ticket</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Añadir una etiqueta</translation>
    </message>
    <message>
        <source>Topics, effort and gate</source>
        <translation>Temas, esfuerzo y permiso</translation>
    </message>
    <message>
        <source>Add a helper</source>
        <translation>Añadir ayudante</translation>
    </message>
    <message>
        <source>Add to my project</source>
        <translation>Añadir a mi proyecto</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Duplicate of…</source>
        <translation>Duplicado de…</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copiar el número</translation>
    </message>
    <message>
        <source>Put into the trash</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>Restore from the trash</source>
        <translation>Restaurar de la papelera</translation>
    </message>
    <message>
        <source>List or board</source>
        <translation>Lista o tablero</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Tickets: {view}</source>
        <translation>Tickets: {view}</translation>
    </message>
    <message>
        <source>took the last change back</source>
        <translation>deshizo el último cambio</translation>
    </message>
    <message>
        <source>changed something; the words were erased since</source>
        <translation>cambió algo; las palabras se borraron después</translation>
    </message>
    <message>
        <source>changed it</source>
        <translation>lo cambió</translation>
    </message>
    <message>
        <source>opened it: “{title}”</source>
        <translation>lo abrió: “{title}”</translation>
    </message>
    <message>
        <source>set it waiting for “{reason}” until {day}</source>
        <translation>lo puso en espera de “{reason}” hasta {day}</translation>
    </message>
    <message>
        <source>set it waiting for “{reason}”</source>
        <translation>lo puso en espera de “{reason}”</translation>
    </message>
    <message>
        <source>resolved it: “{words}”</source>
        <translation>lo resolvió: “{words}”</translation>
    </message>
    <message>
        <source>handed it to {name}</source>
        <translation>lo pasó a {name}</translation>
    </message>
    <message>
        <source>replied: “{words}”</source>
        <translation>respondió: “{words}”</translation>
    </message>
    <message>
        <source>wrote an internal note: “{words}”</source>
        <translation>escribió una nota interna: “{words}”</translation>
    </message>
    <message>
        <source>recorded how the requester was told: {how}</source>
        <translation>anotó cómo se avisó a quien lo pide: {how}</translation>
    </message>
    <message>
        <source>credited {name} as {how}</source>
        <translation>mencionó a {name}: {how}</translation>
    </message>
    <message>
        <source>logged {minutes} min</source>
        <translation>anotó {minutes} min</translation>
    </message>
    <message>
        <source>logged {minutes} min for {name}</source>
        <translation>anotó {minutes} min de {name}</translation>
    </message>
    <message>
        <source>claimed it</source>
        <translation>lo tomó</translation>
    </message>
    <message>
        <source>released it</source>
        <translation>lo soltó</translation>
    </message>
    <message>
        <source>started work</source>
        <translation>empezó a trabajar</translation>
    </message>
    <message>
        <source>woke it: its day has come</source>
        <translation>lo despertó: llegó su día</translation>
    </message>
    <message>
        <source>closed it</source>
        <translation>lo cerró</translation>
    </message>
    <message>
        <source>opened it again</source>
        <translation>lo reabrió</translation>
    </message>
    <message>
        <source>closed it as a duplicate</source>
        <translation>lo cerró como duplicado</translation>
    </message>
    <message>
        <source>put it into the trash</source>
        <translation>lo movió a la papelera</translation>
    </message>
    <message>
        <source>took it out of the trash</source>
        <translation>lo sacó de la papelera</translation>
    </message>
    <message>
        <source>took a credit back</source>
        <translation>retiró una mención</translation>
    </message>
    <message>
        <source>changed the text</source>
        <translation>cambió el texto</translation>
    </message>
    <message>
        <source>set {field} to “{after}”</source>
        <translation>puso {field}: “{after}”</translation>
    </message>
    <message>
        <source>took {field} “{before}” away</source>
        <translation>quitó {field}: “{before}”</translation>
    </message>
    <message>
        <source>changed {field} from “{before}” to “{after}”</source>
        <translation>cambió {field}: de “{before}” a “{after}”</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>el título</translation>
    </message>
    <message>
        <source>who asked</source>
        <translation>quién lo pide</translation>
    </message>
    <message>
        <source>who has it</source>
        <translation>quién lo tiene</translation>
    </message>
    <message>
        <source>the room</source>
        <translation>la sala</translation>
    </message>
    <message>
        <source>the device</source>
        <translation>el dispositivo</translation>
    </message>
    <message>
        <source>the category</source>
        <translation>la categoría</translation>
    </message>
    <message>
        <source>the urgency</source>
        <translation>la urgencia</translation>
    </message>
    <message>
        <source>the impact</source>
        <translation>el alcance</translation>
    </message>
    <message>
        <source>the tags</source>
        <translation>las etiquetas</translation>
    </message>
    <message>
        <source>the status</source>
        <translation>el estado</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Asignado</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Resuelto</translation>
    </message>
    <message>
        <source>Its path</source>
        <translation>Su camino</translation>
    </message>
    <message>
        <source>1 reached</source>
        <translation>1 hecho</translation>
    </message>
    <message>
        <source>%n reached</source>
        <translation>%n hechos</translation>
    </message>
    <message>
        <source>Change them in Settings</source>
        <translation>Cambiarlas en Ajustes</translation>
    </message>
    <message>
        <source>1 question worth asking</source>
        <translation>1 pregunta útil</translation>
    </message>
    <message>
        <source>%n questions worth asking</source>
        <translation>%n preguntas útiles</translation>
    </message>
    <message>
        <source>Unfolded</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicado</translation>
    </message>
    <message>
        <source>Walk-up</source>
        <translation>Mostrador</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Propio</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importación</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Not told yet</source>
        <translation>Sin avisar</translation>
    </message>
    <message>
        <source>Told in person</source>
        <translation>Se avisó en persona</translation>
    </message>
    <message>
        <source>Told on a slip</source>
        <translation>Se avisó con comprobante</translation>
    </message>
    <message>
        <source>Copied to e-mail</source>
        <translation>Copiado al correo</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>En pareja</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Observa</translation>
    </message>
    <message>
        <source>This part is closed. Your passphrase opens it until you lock the desk.</source>
        <translation>Esta parte está cerrada. Tu frase secreta la abre hasta que bloquees la mesa.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abiertos</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Míos</translation>
    </message>
    <message>
        <source>Unclaimed</source>
        <translation>Libres</translation>
    </message>
    <message>
        <source>To tell</source>
        <translation>Por avisar</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>When it was opened</source>
        <translation>Cuándo se abrió</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Último cambio</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>Quién lo tiene</translation>
    </message>
    <message>
        <source>How well it fits</source>
        <translation>Cuánto coincide</translation>
    </message>
    <message>
        <source>priority {word}</source>
        <translation>prioridad {word}</translation>
    </message>
    <message>
        <source>Check in with my interests</source>
        <translation>Repasar mis intereses</translation>
    </message>
    <message>
        <source>The five questions about me</source>
        <translation>Las cinco preguntas sobre mí</translation>
    </message>
    <message>
        <source>History of my profile</source>
        <translation>Historial de mi perfil</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>Repaso</translation>
    </message>
    <message>
        <source>About a minute. Nobody but you sees that it was made.</source>
        <translation>Más o menos un minuto. Solo tú ves que se hizo.</translation>
    </message>
    <message>
        <source>A few questions</source>
        <translation>Unas preguntas</translation>
    </message>
    <message>
        <source>They fill your page. You can change everything there.</source>
        <translation>Llenan tu página. Ahí puedes cambiarlo todo.</translation>
    </message>
    <message>
        <source>Whatever you want others to know about you. No grades, no scores; your words.</source>
        <translation>Lo que quieras que los demás sepan de ti. Sin notas ni puntajes; con tus palabras.</translation>
    </message>
    <message>
        <source>See it as my advisor sees it</source>
        <translation>Ver como lo ve mi docente</translation>
    </message>
    <message>
        <source>… as the team sees it</source>
        <translation>… como lo ve el equipo</translation>
    </message>
    <message>
        <source>See it as the team sees it</source>
        <translation>Ver como lo ve el equipo</translation>
    </message>
    <message>
        <source>It has been a few weeks. Are these still your interests? It takes about a minute.</source>
        <translation>Pasaron unas semanas. ¿Siguen siendo tus intereses? Es más o menos un minuto.</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Repasar</translation>
    </message>
    <message>
        <source>Another window reads this desk, so what was erased may still stand in the file. Close the other windows of Trellis on this computer, then try again.</source>
        <translation>Otra ventana lee esta mesa, así que lo borrado puede seguir en el archivo. Cierra las otras ventanas de Trellis en esta máquina e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>The five questions</source>
        <translation>Las cinco preguntas</translation>
    </message>
    <message>
        <source>Change passphrase</source>
        <translation>Cambiar la frase secreta</translation>
    </message>
    <message>
        <source>Close my private parts</source>
        <translation>Cerrar mis partes privadas</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>nadie todavía</translation>
    </message>
    <message>
        <source>Who shares it: {advisor}</source>
        <translation>Quién lo comparte: {advisor}</translation>
    </message>
    <message>
        <source>This page is yours. There are no grades or scores in Trellis, and nobody can add them.</source>
        <translation>Esta página es tuya. En Trellis no hay notas ni puntajes, y nadie puede añadirlos.</translation>
    </message>
    <message>
        <source>What I am about</source>
        <translation>Cómo soy</translation>
    </message>
    <message>
        <source>As the team sees it</source>
        <translation>Como lo ve el equipo</translation>
    </message>
    <message>
        <source>Everybody in the team can read this, and nothing else of you.</source>
        <translation>Todo el equipo puede leer esto, y nada más de ti.</translation>
    </message>
    <message>
        <source>As {advisor} sees it</source>
        <translation>Como lo ve {advisor}</translation>
    </message>
    <message>
        <source>Your advisor can read this and nothing else of your page. Its history says when they looked.</source>
        <translation>Tu docente puede leer esto y nada más de tu página. El historial dice cuándo miró.</translation>
    </message>
    <message>
        <source>As my advisor sees it</source>
        <translation>Como lo ve mi docente</translation>
    </message>
    <message>
        <source>You have named no advisor, so advisors see what the team sees.</source>
        <translation>No has elegido docente, así que los docentes ven lo que ve el equipo.</translation>
    </message>
    <message>
        <source>Making a part private</source>
        <translation>Poniendo una parte en privado</translation>
    </message>
    <message>
        <source>Letting the team see a part</source>
        <translation>Dejando que el equipo vea una parte</translation>
    </message>
    <message>
        <source>The team sees “{part}” now</source>
        <translation>El equipo ahora ve “{part}”</translation>
    </message>
    <message>
        <source>“{part}” is private now</source>
        <translation>“{part}” ahora está en privado</translation>
    </message>
    <message>
        <source>Erasing once more</source>
        <translation>Borrando una vez más</translation>
    </message>
    <message>
        <source>Erased.</source>
        <translation>Borrado.</translation>
    </message>
    <message>
        <source>Another window still reads this desk. Close it and try again.</source>
        <translation>Otra ventana todavía lee esta mesa. Ciérrala e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Thank you. The next check-in is in four weeks.</source>
        <translation>Gracias. El próximo repaso es en cuatro semanas.</translation>
    </message>
    <message>
        <source>Open another desk…</source>
        <translation>Abrir otra mesa…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restaurar una copia…</translation>
    </message>
    <message>
        <source>Make a new desk here…</source>
        <translation>Hacer aquí una mesa nueva…</translation>
    </message>
    <message>
        <source>{term}, {since} to {until}</source>
        <translation>{term}, de {since} a {until}</translation>
    </message>
    <message>
        <source>No term is entered, so {since} to {until} counts</source>
        <translation>No hay período, así que cuenta de {since} a {until}</translation>
    </message>
    <message>
        <source>wanted</source>
        <translation>deseado</translation>
    </message>
    <message>
        <source>stretch</source>
        <translation>reto</translation>
    </message>
    <message>
        <source>routine</source>
        <translation>rutina</translation>
    </message>
    <message>
        <source>Wanted is what fits an interest they told the team. Stretch is a kind they had at most twice before, routine the rest: routine for one is a stretch for another.</source>
        <translation>Deseado es lo que va con un interés que contaron al equipo. Reto es un tipo que antes tuvieron dos veces como mucho, y rutina lo demás: la rutina de alguien es el reto de otra persona.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>nada todavía</translation>
    </message>
    <message>
        <source>{wanted} of {all} wanted</source>
        <translation>deseado: {wanted} de {all}</translation>
    </message>
    <message>
        <source>{wanted} wanted, {stretch} stretch, {routine} routine</source>
        <translation>deseado {wanted}, reto {stretch}, rutina {routine}</translation>
    </message>
    <message>
        <source>{name} was with {partner} on {often} of {all} shared tickets. Working with others would be good as well.</source>
        <translation>{name} estuvo con {partner} en {often} de {all} tickets compartidos. También sería bueno trabajar con otras personas.</translation>
    </message>
    <message>
        <source>somebody who left</source>
        <translation>alguien que ya no está</translation>
    </message>
    <message>
        <source>{name} had 1 kind of work in 4 weeks: {kinds}. Something else now and then would widen it.</source>
        <translation>{name} tuvo 1 tipo de trabajo en 4 semanas: {kinds}. Algo distinto de vez en cuando daría más variedad.</translation>
    </message>
    <message>
        <source>{name} had %n kinds of work in 4 weeks: {kinds}. Something else now and then would widen it.</source>
        <translation>{name} tuvo %n tipos de trabajo en 4 semanas: {kinds}. Algo distinto de vez en cuando daría más variedad.</translation>
    </message>
    <message>
        <source>You had 1 kind of work in 4 weeks: {kinds}. If you like, ask for something else now and then.</source>
        <translation>Tuviste 1 tipo de trabajo en 4 semanas: {kinds}. Si quieres, pide algo distinto de vez en cuando.</translation>
    </message>
    <message>
        <source>You had %n kinds of work in 4 weeks: {kinds}. If you like, ask for something else now and then.</source>
        <translation>Tuviste %n tipos de trabajo en 4 semanas: {kinds}. Si quieres, pide algo distinto de vez en cuando.</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otro</translation>
    </message>
    <message>
        <source>1 ticket, taken after {longest}</source>
        <translation>1 ticket, tomado después de {longest}</translation>
    </message>
    <message>
        <source>%n tickets, half of them taken within {median}, the longest wait {longest}</source>
        <translation>%n tickets, la mitad tomados en {median}, la espera más larga {longest}</translation>
    </message>
    <message>
        <source>1 still waits, for {time}</source>
        <translation>1 sigue esperando, desde hace {time}</translation>
    </message>
    <message>
        <source>%n still wait, the oldest for {time}</source>
        <translation>%n siguen esperando, el más antiguo desde hace {time}</translation>
    </message>
    <message>
        <source>none this term</source>
        <translation>ninguno este período</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menos de un minuto</translation>
    </message>
    <message>
        <source>Gini of effort: {number}. 0 means that everybody has the same, near 1 that one person has it all.</source>
        <translation>Gini del esfuerzo: {number}. 0 quiere decir que todos tienen lo mismo; cerca de 1, que una persona lo tiene todo.</translation>
    </message>
    <message>
        <source>Least share of effort: {number}. 1 means that everybody has an equal share, 0 that somebody has nothing.</source>
        <translation>Parte más pequeña del esfuerzo: {number}. 1 quiere decir que todos tienen partes iguales; 0, que alguien no tiene nada.</translation>
    </message>
    <message>
        <source>Gini of effort by week: {first} in the first week with work, {last} in the last.</source>
        <translation>Gini del esfuerzo por semana: {first} en la primera semana con trabajo, {last} en la última.</translation>
    </message>
    <message>
        <source>from {least} to {most}, in the middle {middle}</source>
        <translation>de {least} a {most}, en el medio {middle}</translation>
    </message>
    <message>
        <source>1 person had work this term</source>
        <translation>1 persona tuvo trabajo este período</translation>
    </message>
    <message>
        <source>%n people had work this term</source>
        <translation>%n personas tuvieron trabajo este período</translation>
    </message>
    <message>
        <source>What the desk knows about me</source>
        <translation>Qué sabe la mesa de mí</translation>
    </message>
    <message>
        <source>Everything stored about you in this desk. Nobody else can open this page.</source>
        <translation>Todo lo guardado sobre ti en esta mesa. Nadie más puede abrir esta página.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar PDF…</translation>
    </message>
    <message>
        <source>Save as JSON…</source>
        <translation>Guardar JSON…</translation>
    </message>
    <message>
        <source>Everything in the desk is safe.</source>
        <translation>Todo en la mesa está a salvo.</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>Guardando {name}</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Archivos PDF (*.pdf)</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>Archivos JSON (*.json)</translation>
    </message>
    <message>
        <source>Save what the desk knows about me</source>
        <translation>Guardar lo que la mesa sabe de mí</translation>
    </message>
    <message>
        <source>about-me</source>
        <translation>sobre-mi</translation>
    </message>
    <message>
        <source>Private words stand here, and in a file you save, only while your private parts are open. Look after such a file: whoever has it can read it.</source>
        <translation>Las palabras privadas están aquí, y en un archivo que guardes, solo mientras tus partes privadas están abiertas. Cuida ese archivo: quien lo tenga puede leerlo.</translation>
    </message>
    <message>
        <source>And {n} more, all of them in the files you can save.</source>
        <translation>Y {n} más, todas en los archivos que puedes guardar.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Profile of {name}</source>
        <translation>Perfil de {name}</translation>
    </message>
    <message>
        <source>They can see that you looked.</source>
        <translation>Puede ver que miraste.</translation>
    </message>
    <message>
        <source>A new passphrase for {name}</source>
        <translation>Una frase secreta nueva para {name}</translation>
    </message>
    <message>
        <source>{name} types it now, beside you; nobody else should know it. It opens the private parts of their profile.</source>
        <translation>{name} la escribe ahora, a tu lado; nadie más debe saberla. Abre las partes privadas de su perfil.</translation>
    </message>
    <message>
        <source>What they share with you is kept. What was for them alone is lost: nobody can open it without the old passphrase. This cannot be undone.</source>
        <translation>Lo que comparte contigo se conserva. Lo que era solo para sí se pierde: nadie puede abrirlo sin la frase secreta anterior. No se puede deshacer.</translation>
    </message>
    <message>
        <source>Hand {name} on</source>
        <translation>Traspasar el perfil de {name}</translation>
    </message>
    <message>
        <source>What {name} shares with you is shared with the other advisor from now on, and no longer with you. {name} sees it in their profile. This cannot be undone.</source>
        <translation>Lo que {name} comparte contigo se comparte desde ahora con el otro docente, y ya no contigo. {name} lo ve en su perfil. No se puede deshacer.</translation>
    </message>
    <message>
        <source>To which advisor</source>
        <translation>A qué docente</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>Traspasar</translation>
    </message>
    <message>
        <source>There is no other advisor with keys of their own here.</source>
        <translation>Aquí no hay otro docente con llaves propias.</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Mover a…</translation>
    </message>
    <message>
        <source>Take the move back</source>
        <translation>Deshacer el cambio</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>Abrir el ticket</translation>
    </message>
    <message>
        <source>Earlier deals today</source>
        <translation>Repartos anteriores de hoy</translation>
    </message>
    <message>
        <source>Nothing was dealt today yet. What is assigned here is kept with its reasons.</source>
        <translation>Hoy todavía no se repartió nada. Lo que se asigna aquí se guarda con sus razones.</translation>
    </message>
    <message>
        <source>assigned by {name}</source>
        <translation>asignado por {name}</translation>
    </message>
    <message>
        <source>Order: {names}</source>
        <translation>Orden: {names}</translation>
    </message>
    <message>
        <source>a ticket that is gone</source>
        <translation>un ticket que ya no está</translation>
    </message>
    <message>
        <source>{ticket} to {name}: {why}</source>
        <translation>{ticket} a {name}: {why}</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Permisos</translation>
    </message>
    <message>
        <source>Some work needs admin rights or safety training. Who has a gate open takes it alone and can come along with others.</source>
        <translation>Algún trabajo requiere permiso de administrador o formación en seguridad. Quien tiene un permiso abierto lo hace sin ayuda y puede acompañar a otros.</translation>
    </message>
    <message>
        <source>Open this gate</source>
        <translation>Abrir este permiso</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Permiso</translation>
    </message>
    <message>
        <source>What you showed or agreed</source>
        <translation>Qué le enseñaste o qué acordaron</translation>
    </message>
    <message>
        <source>Leads can read it.</source>
        <translation>Los líderes pueden leerlo.</translation>
    </message>
    <message>
        <source>Choose somebody.</source>
        <translation>Elige a alguien.</translation>
    </message>
    <message>
        <source>{gate}: open to {name}</source>
        <translation>{gate}: abierto para {name}</translation>
    </message>
    <message>
        <source>No gate is open to anybody yet.</source>
        <translation>Todavía no hay permisos abiertos para nadie.</translation>
    </message>
    <message>
        <source>{name} · {gate}</source>
        <translation>{name} · {gate}</translation>
    </message>
    <message>
        <source>since {day}, by {who}</source>
        <translation>desde {day}, por {who}</translation>
    </message>
    <message>
        <source>Close the gate</source>
        <translation>Cerrarlo</translation>
    </message>
    <message>
        <source>Close the gate: {what}</source>
        <translation>Cerrar el permiso: {what}</translation>
    </message>
    <message>
        <source>{what}: closed</source>
        <translation>{what}: cerrado</translation>
    </message>
    <message>
        <source>Not here. Press when they have come.</source>
        <translation>No está. Pulsa cuando llegue.</translation>
    </message>
    <message>
        <source>Here. Press to mark them absent.</source>
        <translation>Está. Pulsa para anotar que falta.</translation>
    </message>
    <message>
        <source>Who is here</source>
        <translation>Quién está</translation>
    </message>
    <message>
        <source>Move {number}</source>
        <translation>Mover {number}</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>A quién</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>One line. It is kept with the deal.</source>
        <translation>Una línea. Se guarda con el reparto.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Please say why, in one line.</source>
        <translation>Di por qué, en una línea.</translation>
    </message>
    <message>
        <source>This needs {gate}, which is not open to {name}, and nobody here can come along. An advisor opens it under Gates.</source>
        <translation>Esto requiere {gate}. {name} no tiene ese permiso, y aquí nadie puede acompañar. Un docente lo abre en Permisos.</translation>
    </message>
    <message>
        <source>This needs {gate}: it is done beside {names}.</source>
        <translation>Esto requiere {gate}: se hace junto a {names}.</translation>
    </message>
    <message>
        <source>Plan the block</source>
        <translation>Planificar el bloque</translation>
    </message>
    <message>
        <source>Deal again</source>
        <translation>Repartir otra vez</translation>
    </message>
    <message>
        <source>Assign all</source>
        <translation>Asignar todo</translation>
    </message>
    <message>
        <source>Move the chosen ticket to…</source>
        <translation>Mover el ticket elegido a…</translation>
    </message>
    <message>
        <source>Mark the person of this column absent</source>
        <translation>Anotar que falta la persona de esta columna</translation>
    </message>
    <message>
        <source>Nobody else is here to move it to</source>
        <translation>No hay nadie más aquí para pasárselo</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Mostrar la lista</translation>
    </message>
    <message>
        <source>Assign all {n}</source>
        <translation>Asignar todo ({n})</translation>
    </message>
    <message>
        <source>No block now</source>
        <translation>Ahora no hay bloque</translation>
    </message>
    <message>
        <source>Hide the list</source>
        <translation>Ocultar la lista</translation>
    </message>
    <message>
        <source>{number} {title} needs {gate}, which nobody here has open. An advisor opens it under Gates.</source>
        <translation>{number} {title} requiere {gate}, y aquí nadie tiene ese permiso. Un docente lo abre en Permisos.</translation>
    </message>
    <message>
        <source>No students yet</source>
        <translation>Todavía no hay estudiantes</translation>
    </message>
    <message>
        <source>Add techs and leads under People, and they are dealt to here.</source>
        <translation>Añade integrantes y líderes en Personas, y aquí se les reparte.</translation>
    </message>
    <message>
        <source>Nothing to deal</source>
        <translation>Nada que repartir</translation>
    </message>
    <message>
        <source>Every open ticket has somebody. New ones come here by themselves.</source>
        <translation>Cada ticket abierto tiene a alguien. Los nuevos llegan aquí solos.</translation>
    </message>
    <message>
        <source>Nobody is here</source>
        <translation>No hay nadie</translation>
    </message>
    <message>
        <source>Press a name above when somebody has come.</source>
        <translation>Pulsa un nombre de arriba cuando alguien llegue.</translation>
    </message>
    <message>
        <source>Drag a card to somebody else, or press Ctrl and an arrow.</source>
        <translation>Arrastra una tarjeta a otra persona, o pulsa Ctrl y una flecha.</translation>
    </message>
    <message>
        <source>Drag a card to somebody else, or press {key}. Ctrl and an arrow moves it too.</source>
        <translation>Arrastra una tarjeta a otra persona, o pulsa {key}. Ctrl y una flecha también la mueve.</translation>
    </message>
    <message>
        <source>{name} is not here</source>
        <translation>{name} no está</translation>
    </message>
    <message>
        <source>{name} is here</source>
        <translation>{name} está</translation>
    </message>
    <message>
        <source>The move was taken back.</source>
        <translation>Se deshizo el cambio.</translation>
    </message>
    <message>
        <source>1 ticket assigned</source>
        <translation>1 ticket asignado</translation>
    </message>
    <message>
        <source>%n tickets assigned</source>
        <translation>%n tickets asignados</translation>
    </message>
    <message>
        <source>1 left out: taken or changed meanwhile</source>
        <translation>1 quedó fuera: se tomó o cambió mientras tanto</translation>
    </message>
    <message>
        <source>%n left out: taken or changed meanwhile</source>
        <translation>%n quedaron fuera: se tomaron o cambiaron mientras tanto</translation>
    </message>
    <message>
        <source>Who picks first, and why</source>
        <translation>Quién elige primero, y por qué</translation>
    </message>
    <message>
        <source>Work people wanted, last 4 weeks</source>
        <translation>Trabajo deseado, últimas 4 semanas</translation>
    </message>
    <message>
        <source>What each gets</source>
        <translation>Qué recibe cada quien</translation>
    </message>
    <message>
        <source>Nobody would swap</source>
        <translation>Nadie cambiaría</translation>
    </message>
    <message>
        <source>Somebody would swap</source>
        <translation>Alguien cambiaría</translation>
    </message>
    <message>
        <source>{wanted} of {given}</source>
        <translation>{wanted} de {given}</translation>
    </message>
    <message>
        <source>{numbers} tickets were wanted</source>
        <translation>tickets deseados: {numbers}</translation>
    </message>
    <message>
        <source>picks {n}st</source>
        <translation>turno {n}</translation>
    </message>
    <message>
        <source>picks {n}nd</source>
        <translation>turno {n}</translation>
    </message>
    <message>
        <source>picks {n}rd</source>
        <translation>turno {n}</translation>
    </message>
    <message>
        <source>picks {n}th</source>
        <translation>turno {n}</translation>
    </message>
    <message>
        <source>admin rights</source>
        <translation>permiso de administrador</translation>
    </message>
    <message>
        <source>safety training</source>
        <translation>formación en seguridad</translation>
    </message>
    <message>
        <source>can teach {interest}</source>
        <translation>puede enseñar {interest}</translation>
    </message>
    <message>
        <source>wants to learn {interest}</source>
        <translation>quiere aprender {interest}</translation>
    </message>
    <message>
        <source>curious about {interest}</source>
        <translation>curiosidad por {interest}</translation>
    </message>
    <message>
        <source>into {interest}</source>
        <translation>interés en {interest}</translation>
    </message>
    <message>
        <source>moved: {reason}</source>
        <translation>se movió: {reason}</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>urgente</translation>
    </message>
    <message>
        <source>wished for</source>
        <translation>deseado</translation>
    </message>
    <message>
        <source>something new</source>
        <translation>algo nuevo</translation>
    </message>
    <message>
        <source>quick win</source>
        <translation>rápido de resolver</translation>
    </message>
    <message>
        <source>balance of routine work</source>
        <translation>equilibrio de la rutina</translation>
    </message>
    <message>
        <source>pairs with {name}</source>
        <translation>en pareja con {name}</translation>
    </message>
    <message>
        <source>1 person here</source>
        <translation>1 persona aquí</translation>
    </message>
    <message>
        <source>%n people here</source>
        <translation>%n personas aquí</translation>
    </message>
    <message>
        <source>1 ticket to deal</source>
        <translation>1 ticket para repartir</translation>
    </message>
    <message>
        <source>%n tickets to deal</source>
        <translation>%n tickets para repartir</translation>
    </message>
    <message>
        <source>urgent ones first, then everyone picks in turn</source>
        <translation>primero los urgentes, luego todos eligen por turnos</translation>
    </message>
    <message>
        <source>1 ticket nobody has</source>
        <translation>1 ticket que no tiene nadie</translation>
    </message>
    <message>
        <source>%n tickets nobody has</source>
        <translation>%n tickets que no tiene nadie</translation>
    </message>
    <message>
        <source>1 that cannot wait, of {names} (not here)</source>
        <translation>1 que no puede esperar, de quien no está ({names})</translation>
    </message>
    <message>
        <source>%n that cannot wait, of {names} (not here)</source>
        <translation>%n que no pueden esperar, de quien no está ({names})</translation>
    </message>
    <message>
        <source>To deal: {what}</source>
        <translation>Para repartir: {what}</translation>
    </message>
    <message>
        <source>needs {gate}</source>
        <translation>requiere {gate}</translation>
    </message>
    <message>
        <source>of {name}, who is not here</source>
        <translation>de {name}, que no está</translation>
    </message>
    <message>
        <source>1 more ticket waits: one deal takes 100, the urgent and the oldest first.</source>
        <translation>1 ticket más espera: un reparto toma 100, primero los urgentes y los más antiguos.</translation>
    </message>
    <message>
        <source>%n more tickets wait: one deal takes 100, the urgent and the oldest first.</source>
        <translation>%n tickets más esperan: un reparto toma 100, primero los urgentes y los más antiguos.</translation>
    </message>
    <message>
        <source>{name} · not here</source>
        <translation>{name} · no está</translation>
    </message>
    <message>
        <source>{name} · says: not in this block</source>
        <translation>{name} · dice: no en este bloque</translation>
    </message>
    <message>
        <source>Only {name} is here, so there is no order to find.</source>
        <translation>Solo está {name}, así que no hay orden que buscar.</translation>
    </message>
    <message>
        <source>{name} goes first: of what {name} was given in the last 4 weeks, the smallest part was asked for ({wanted} of {given}).</source>
        <translation>{name} va primero: de lo que {name} recibió en las últimas 4 semanas, la parte deseada fue la más pequeña ({wanted} de {given}).</translation>
    </message>
    <message>
        <source>{name} goes first: {name} was given nothing in the last 4 weeks.</source>
        <translation>{name} va primero: {name} no recibió nada en las últimas 4 semanas.</translation>
    </message>
    <message>
        <source>{name} goes first: in the last 4 weeks {others} got as little of what they asked for, and {name} has had the least work this term.</source>
        <translation>{name} va primero: en las últimas 4 semanas recibió tan poco de lo que quería como {others}, y este período {name} tuvo menos trabajo.</translation>
    </message>
    <message>
        <source>{name} goes first by draw: {others} got as little of what they asked for, and as much work.</source>
        <translation>{name} va primero por sorteo: recibió tan poco de lo que quería como {others}, y tuvo el mismo trabajo.</translation>
    </message>
    <message>
        <source>The order turns by itself.</source>
        <translation>El orden cambia solo.</translation>
    </message>
    <message>
        <source>Who wishes for none of these picks at the end of each round.</source>
        <translation>Quien no desea nada de esto elige al final de cada ronda.</translation>
    </message>
    <message>
        <source>ties drawn with seed {n}</source>
        <translation>empates sorteados con la semilla {n}</translation>
    </message>
    <message>
        <source>effort 1</source>
        <translation>esfuerzo 1</translation>
    </message>
    <message>
        <source>effort %n</source>
        <translation>esfuerzo %n</translation>
    </message>
    <message>
        <source>nothing in this deal</source>
        <translation>nada en este reparto</translation>
    </message>
    <message>
        <source>1 of them wished for</source>
        <translation>1 es un deseo</translation>
    </message>
    <message>
        <source>%n of them wished for</source>
        <translation>%n son deseos</translation>
    </message>
    <message>
        <source>{name}: {tickets}, {wished}</source>
        <translation>{name}: {tickets}, {wished}</translation>
    </message>
    <message>
        <source>{name}: {tickets}</source>
        <translation>{name}: {tickets}</translation>
    </message>
    <message>
        <source>{who} would rather have the pile of {whose}: {cause}.</source>
        <translation>{who} preferiría lo que recibe {whose}: {cause}.</translation>
    </message>
    <message>
        <source>With this deal, nobody would rather have another&apos;s pile by more than one ticket.</source>
        <translation>Con este reparto, nadie preferiría lo de otra persona por más de un ticket.</translation>
    </message>
    <message>
        <source>urgent tickets went first</source>
        <translation>los tickets urgentes fueron primero</translation>
    </message>
    <message>
        <source>a ticket was moved</source>
        <translation>se movió un ticket</translation>
    </message>
    <message>
        <source>it was the turn of {who} for something new</source>
        <translation>a {who} le tocaba algo nuevo</translation>
    </message>
    <message>
        <source>{who} passed because of a large pile</source>
        <translation>{who} pasó por tener ya mucho</translation>
    </message>
    <message>
        <source>wishes met</source>
        <translation>se cumplieron deseos</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} más</translation>
    </message>
    <message>
        <source>Who sees {part}: {who}</source>
        <translation>Quién ve {part}: {who}</translation>
    </message>
    <message>
        <source>Changed: {part}</source>
        <translation>Se cambió: {part}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>You changed this in another window too. Nothing is lost: look at both and choose.</source>
        <translation>Cambiaste esto también en otra ventana. No se pierde nada: mira ambas versiones y elige.</translation>
    </message>
    <message>
        <source>There it says</source>
        <translation>Allí dice</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vacío)</translation>
    </message>
    <message>
        <source>Keep what is above</source>
        <translation>Dejar lo de arriba</translation>
    </message>
    <message>
        <source>Take what it says there</source>
        <translation>Tomar lo que dice allí</translation>
    </message>
    <message>
        <source>How is it with your interests now?</source>
        <translation>¿Cómo van tus intereses ahora?</translation>
    </message>
    <message>
        <source>Your interests are private and closed. Unlock them on your page first.</source>
        <translation>Tus intereses son privados y están cerrados. Primero desbloquéalos en tu página.</translation>
    </message>
    <message>
        <source>There are none on your page yet.</source>
        <translation>Todavía no hay ninguno en tu página.</translation>
    </message>
    <message>
        <source>Anything new?</source>
        <translation>¿Algo nuevo?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>still</source>
        <translation>sigue</translation>
    </message>
    <message>
        <source>more</source>
        <translation>más</translation>
    </message>
    <message>
        <source>less</source>
        <translation>menos</translation>
    </message>
    <message>
        <source>let go</source>
        <translation>ya no</translation>
    </message>
    <message>
        <source>{interest}: {answer}</source>
        <translation>{interest}: {answer}</translation>
    </message>
    <message>
        <source>{entry}, press to take it away</source>
        <translation>{entry}, pulsa para quitarlo</translation>
    </message>
    <message>
        <source>Type and press Enter</source>
        <translation>Escribe y pulsa Enter</translation>
    </message>
    <message>
        <source>Add to: {list}</source>
        <translation>Añadir a: {list}</translation>
    </message>
    <message>
        <source>+ add</source>
        <translation>+ añadir</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>Ideas</translation>
    </message>
    <message>
        <source>+ {idea}</source>
        <translation>+ {idea}</translation>
    </message>
    <message>
        <source>Something you want to reach, however small, and why it matters to you.</source>
        <translation>Algo que quieres lograr, aunque sea pequeño, y por qué te importa.</translation>
    </message>
    <message>
        <source>Add a goal</source>
        <translation>Añadir una meta</translation>
    </message>
    <message>
        <source>What I want to reach</source>
        <translation>Qué quiero lograr</translation>
    </message>
    <message>
        <source>Why it matters to me</source>
        <translation>Por qué me importa</translation>
    </message>
    <message>
        <source>Take this goal away</source>
        <translation>Quitar esta meta</translation>
    </message>
    <message>
        <source>History of this page</source>
        <translation>Historial de esta página</translation>
    </message>
    <message>
        <source>Only you see this. Private parts say that they changed, not what.</source>
        <translation>Solo tú ves esto. De las partes privadas se dice que cambiaron, no qué.</translation>
    </message>
    <message>
        <source>Nothing was written here yet.</source>
        <translation>Todavía no se escribió nada aquí.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>“{part}” was begun</source>
        <translation>Se empezó “{part}”</translation>
    </message>
    <message>
        <source>“{part}” was changed</source>
        <translation>Se cambió “{part}”</translation>
    </message>
    <message>
        <source>“{part}” became private</source>
        <translation>“{part}” pasó a privado</translation>
    </message>
    <message>
        <source>“{part}” became private: earlier words were erased</source>
        <translation>“{part}” pasó a privado: se borraron las palabras anteriores</translation>
    </message>
    <message>
        <source>“{part}” changed, or who sees it did</source>
        <translation>Cambió “{part}”, o quién lo ve</translation>
    </message>
    <message>
        <source>A change of “{part}” was taken back</source>
        <translation>Se deshizo un cambio de “{part}”</translation>
    </message>
    <message>
        <source>This page was begun</source>
        <translation>Se empezó esta página</translation>
    </message>
    <message>
        <source>The five questions were answered or put away</source>
        <translation>Se respondieron o se quitaron las cinco preguntas</translation>
    </message>
    <message>
        <source>A check-in was made</source>
        <translation>Se hizo un repaso</translation>
    </message>
    <message>
        <source>An advisor was named or changed</source>
        <translation>Se eligió o se cambió de docente</translation>
    </message>
    <message>
        <source>The passphrase was set or changed</source>
        <translation>Se puso o se cambió la frase secreta</translation>
    </message>
    <message>
        <source>{who} opened this page</source>
        <translation>{who} abrió esta página</translation>
    </message>
    <message>
        <source>{who} exported or printed what is here</source>
        <translation>{who} exportó o imprimió lo que hay aquí</translation>
    </message>
    <message>
        <source>A change was taken back</source>
        <translation>Se deshizo un cambio</translation>
    </message>
    <message>
        <source>Something about this page was changed</source>
        <translation>Cambió algo de esta página</translation>
    </message>
    <message>
        <source>What are you into, here or anywhere else? Use your own words; there are no wrong ones.</source>
        <translation>¿Qué te gusta, aquí o en cualquier otro lugar? Usa tus palabras; ninguna está mal.</translation>
    </message>
    <message>
        <source>Add an interest in your own words…</source>
        <translation>Añade un interés con tus palabras…</translation>
    </message>
    <message>
        <source>That is in your list already.</source>
        <translation>Eso ya está en tu lista.</translation>
    </message>
    <message>
        <source>A list has at most {most} entries. Keep what matters most to you.</source>
        <translation>Una lista tiene como mucho {most} cosas. Deja lo que más te importa.</translation>
    </message>
    <message>
        <source>Draft begun</source>
        <translation>Borrador empezado</translation>
    </message>
    <message>
        <source>Take away {interest}</source>
        <translation>Quitar {interest}</translation>
    </message>
    <message>
        <source>Start a project from {interest}</source>
        <translation>Empezar un proyecto: {interest}</translation>
    </message>
    <message>
        <source>Start a project from this</source>
        <translation>Empezar un proyecto con esto</translation>
    </message>
    <message>
        <source>Press to change</source>
        <translation>Pulsa para cambiarlo</translation>
    </message>
    <message>
        <source>{interest}: how much I am into it: {value}</source>
        <translation>{interest}: cuánto me gusta: {value}</translation>
    </message>
    <message>
        <source>{interest}: what I want: {value}</source>
        <translation>{interest}: qué quiero: {value}</translation>
    </message>
    <message>
        <source>since {month}</source>
        <translation>desde {month}</translation>
    </message>
    <message>
        <source>At home with</source>
        <translation>Ya manejo</translation>
    </message>
    <message>
        <source>Want to explore</source>
        <translation>Quiero explorar</translation>
    </message>
    <message>
        <source>The desk has no blocks yet. A note says it too.</source>
        <translation>La mesa todavía no tiene bloques. Una nota también sirve.</translation>
    </message>
    <message>
        <source>A note, such as: not on rehearsal days</source>
        <translation>Una nota, como: no en días de ensayo</translation>
    </message>
    <message>
        <source>A note about when I can be here</source>
        <translation>Una nota sobre cuándo puedo estar</translation>
    </message>
    <message>
        <source>{part}: only me</source>
        <translation>{part}: solo yo</translation>
    </message>
    <message>
        <source>{part}: my advisor and I</source>
        <translation>{part}: mi docente y yo</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Tu frase secreta</translation>
    </message>
    <message>
        <source>Private parts are closed; this opens them.</source>
        <translation>Las partes privadas están cerradas; con esto se abren.</translation>
    </message>
    <message>
        <source>Make it private</source>
        <translation>Poner en privado</translation>
    </message>
    <message>
        <source>Only you can read it then, with a passphrase of your own. No advisor can, no lead, and nobody who takes the file of the desk or a new backup.</source>
        <translation>Entonces solo tú puedes leerlo, con una frase secreta tuya. Ni docentes, ni líderes, ni quien se lleve el archivo de la mesa o una copia nueva.</translation>
    </message>
    <message>
        <source>Only you and {advisor} can read it then. Not the team, not leads, and nobody who takes the file of the desk or a new backup.</source>
        <translation>Entonces solo tú y {advisor} pueden leerlo. Ni el equipo, ni líderes, ni quien se lleve el archivo de la mesa o una copia nueva.</translation>
    </message>
    <message>
        <source>Only you and the advisor you name can read it then. Not the team, not leads, and nobody who takes the file of the desk or a new backup.</source>
        <translation>Entonces solo tú y el docente que elijas pueden leerlo. Ni el equipo, ni líderes, ni quien se lleve el archivo de la mesa o una copia nueva.</translation>
    </message>
    <message>
        <source>Which advisor</source>
        <translation>Qué docente</translation>
    </message>
    <message>
        <source>You can name another one later.</source>
        <translation>Después puedes elegir a otra persona.</translation>
    </message>
    <message>
        <source>No advisor has keys on this desk yet. Ask one to set a passphrase first.</source>
        <translation>En esta mesa ningún docente tiene llaves todavía. Pide a alguien que ponga primero una frase secreta.</translation>
    </message>
    <message>
        <source>A passphrase of your own</source>
        <translation>Una frase secreta tuya</translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation>Escribe tu frase secreta.</translation>
    </message>
    <message>
        <source>That did not match. Check for capital letters and try again.</source>
        <translation>No coincidió. Mira si hay mayúsculas e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Your private parts stay as they are. Backups made before still open with the old one.</source>
        <translation>Tus partes privadas se quedan como están. Las copias hechas antes se abren todavía con la anterior.</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Cambiarla</translation>
    </message>
    <message>
        <source>Who shares it with me</source>
        <translation>Quién lo comparte conmigo</translation>
    </message>
    <message>
        <source>What you keep between you and your advisor is closed for the one before and opened for the one you choose. What somebody has read already they still know, and older backups stay as they are.</source>
        <translation>Lo que queda entre tú y tu docente se cierra para quien era antes y se abre para quien elijas. Lo que alguien ya leyó lo sigue sabiendo, y las copias anteriores se quedan como están.</translation>
    </message>
    <message>
        <source>Share it with them</source>
        <translation>Compartirlo</translation>
    </message>
    <message>
        <source>Let the team see “{part}”?</source>
        <translation>¿Dejar que el equipo vea “{part}”?</translation>
    </message>
    <message>
        <source>Everybody in the team can read it from then on, and it may be used to offer you work you want. You can make it private again later, but not what somebody has read by then.</source>
        <translation>Desde entonces todo el equipo puede leerlo, y puede servir para ofrecerte trabajo que quieres. Después puedes volver a ponerlo en privado, pero no lo que alguien ya haya leído.</translation>
    </message>
    <message>
        <source>Let the team see it</source>
        <translation>Dejar que el equipo lo vea</translation>
    </message>
    <message>
        <source>Leave it private</source>
        <translation>Dejarlo en privado</translation>
    </message>
    <message>
        <source>For that you need a passphrase, because a computer guesses a PIN of a few digits in minutes. It opens your private parts until you lock the desk. It does not help against somebody who watches you type, or who has changed this computer.</source>
        <translation>Para eso necesitas una frase secreta, porque una máquina adivina un PIN de pocas cifras en minutos. Abre tus partes privadas hasta que bloquees la mesa. No protege de quien te ve escribir ni de quien ha cambiado esta máquina.</translation>
    </message>
    <message>
        <source>Nobody can look the passphrase up. If you lose it, what is only for you is lost for good. What you share with your advisor they can open for you again.</source>
        <translation>Nadie puede consultar la frase secreta. Si la pierdes, lo que es solo para ti se pierde para siempre. Lo que compartes con tu docente te lo puede abrir otra vez.</translation>
    </message>
    <message>
        <source>The team sees words of this part now. They are erased from the file of this desk, with their history; this cannot be undone. Backups made before still hold them, and what somebody has read they still know.</source>
        <translation>El equipo ahora ve palabras de esta parte. Se borran del archivo de esta mesa, con su historial; no se puede deshacer. Las copias hechas antes las tienen todavía, y lo que alguien leyó lo sigue sabiendo.</translation>
    </message>
    <message>
        <source>Back to my page</source>
        <translation>Volver a mi página</translation>
    </message>
    <message>
        <source>This is {n} characters too long to be kept. Shorten it.</source>
        <translation>Sobran {n} caracteres para poder guardarlo. Acórtalo.</translation>
    </message>
    <message>
        <source>For example: mornings are hard; text me before calling on me.</source>
        <translation>Por ejemplo: me cuestan las mañanas; escríbeme antes de llamarme.</translation>
    </message>
    <message>
        <source>What helps you at work, and what others should know. Choose first who may read it: it can stay between you and your advisor, or just with you.</source>
        <translation>Lo que te ayuda en el trabajo y lo que los demás deberían saber. Elige primero quién puede leerlo: puede quedar entre tú y tu docente, o solo contigo.</translation>
    </message>
    <message>
        <source>For my advisor and me</source>
        <translation>Para mi docente y para mí</translation>
    </message>
    <message>
        <source>The team may read it</source>
        <translation>El equipo puede leerlo</translation>
    </message>
    <message>
        <source>Just for me and my advisor</source>
        <translation>Solo para mí y mi docente</translation>
    </message>
    <message>
        <source>Just for me</source>
        <translation>Solo para mí</translation>
    </message>
    <message>
        <source>Nothing to see here yet</source>
        <translation>Todavía no hay nada que ver</translation>
    </message>
    <message>
        <source>What is shared will stand here.</source>
        <translation>Aquí aparece lo que se comparte.</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privado</translation>
    </message>
    <message>
        <source>This part is closed.</source>
        <translation>Esta parte está cerrada.</translation>
    </message>
    <message>
        <source>Nothing is said about it.</source>
        <translation>No dice nada de esto.</translation>
    </message>
    <message>
        <source>This part is closed. You can unlock it on your page later.</source>
        <translation>Esta parte está cerrada. Después puedes desbloquearla en tu página.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Puts all questions away. You find them on your page.</source>
        <translation>Quita todas las preguntas. Las encuentras en tu página.</translation>
    </message>
    <message>
        <source>Question {n} of {all}. Answer as much or as little as you like.</source>
        <translation>Pregunta {n} de {all}. Responde tanto o tan poco como quieras.</translation>
    </message>
    <message>
        <source>To my page</source>
        <translation>A mi página</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>What I am into</source>
        <translation>Lo que me gusta</translation>
    </message>
    <message>
        <source>What I want to learn</source>
        <translation>Lo que quiero aprender</translation>
    </message>
    <message>
        <source>Tools I want to try</source>
        <translation>Herramientas que quiero probar</translation>
    </message>
    <message>
        <source>Ways to show what I know</source>
        <translation>Formas de mostrar lo que sé</translation>
    </message>
    <message>
        <source>What are you into, at school or anywhere else?</source>
        <translation>¿Qué te gusta, en la escuela o en cualquier otro lugar?</translation>
    </message>
    <message>
        <source>One thing at a time, in your own words. Enter adds it.</source>
        <translation>Una cosa cada vez, con tus palabras. Enter la añade.</translation>
    </message>
    <message>
        <source>What would you like to learn here?</source>
        <translation>¿Qué te gustaría aprender aquí?</translation>
    </message>
    <message>
        <source>It may have nothing to do with computers yet.</source>
        <translation>Puede no tener nada que ver con computación.</translation>
    </message>
    <message>
        <source>Which tools would you like to try?</source>
        <translation>¿Qué herramientas te gustaría probar?</translation>
    </message>
    <message>
        <source>Programs, machines, anything the desk or you can lay hands on.</source>
        <translation>Programas, máquinas, lo que la mesa o tú puedan conseguir.</translation>
    </message>
    <message>
        <source>How do you like to show what you know?</source>
        <translation>¿Cómo te gusta mostrar lo que sabes?</translation>
    </message>
    <message>
        <source>Take some of these, or write your own.</source>
        <translation>Toma algunas de estas, o escribe las tuyas.</translation>
    </message>
    <message>
        <source>Is there something you want to reach this term?</source>
        <translation>¿Hay algo que quieras lograr este período?</translation>
    </message>
    <message>
        <source>Something small is fine. Why it matters to you says more than what it is.</source>
        <translation>Puede ser algo pequeño. Por qué te importa dice más que lo que es.</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>Intereses</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>How I like to show what I know</source>
        <translation>Cómo me gusta mostrar lo que sé</translation>
    </message>
    <message>
        <source>In my words</source>
        <translation>Con mis palabras</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Metas</translation>
    </message>
    <message>
        <source>What I could help others with</source>
        <translation>En qué podría ayudar a otros</translation>
    </message>
    <message>
        <source>When I can be here</source>
        <translation>Cuándo puedo estar</translation>
    </message>
    <message>
        <source>What helps me</source>
        <translation>Lo que me ayuda</translation>
    </message>
    <message>
        <source>curious</source>
        <translation>curiosidad</translation>
    </message>
    <message>
        <source>into it</source>
        <translation>me gusta</translation>
    </message>
    <message>
        <source>could teach it</source>
        <translation>podría enseñarlo</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>hacer</translation>
    </message>
    <message>
        <source>to learn</source>
        <translation>aprender</translation>
    </message>
    <message>
        <source>to teach</source>
        <translation>enseñar</translation>
    </message>
    <message>
        <source>the team sees this</source>
        <translation>lo ve el equipo</translation>
    </message>
    <message>
        <source>my advisor and I</source>
        <translation>mi docente y yo</translation>
    </message>
    <message>
        <source>only me</source>
        <translation>solo yo</translation>
    </message>
    <message>
        <source>since {month} {year}</source>
        <translation>desde {month} de {year}</translation>
    </message>
    <message>
        <source>At home with {tool}</source>
        <translation>Ya manejo {tool}</translation>
    </message>
    <message>
        <source>Want to explore {tool}</source>
        <translation>Quiero explorar {tool}</translation>
    </message>
    <message>
        <source>live demo</source>
        <translation>demostración en vivo</translation>
    </message>
    <message>
        <source>build guide</source>
        <translation>guía paso a paso</translation>
    </message>
    <message>
        <source>podcast</source>
        <translation>pódcast</translation>
    </message>
    <message>
        <source>short video</source>
        <translation>video corto</translation>
    </message>
    <message>
        <source>poster</source>
        <translation>cartel</translation>
    </message>
    <message>
        <source>showing somebody beside me</source>
        <translation>enseñarlo a alguien a mi lado</translation>
    </message>
    <message>
        <source>photos with a few words</source>
        <translation>fotos con pocas palabras</translation>
    </message>
    <message>
        <source>a talk to the team</source>
        <translation>una charla al equipo</translation>
    </message>
    <message>
        <source>told no wish for this</source>
        <translation>no dijo que lo desee</translation>
    </message>
    <message>
        <source>wants to explore {interest}</source>
        <translation>quiere explorar {interest}</translation>
    </message>
    <message>
        <source>would like to teach {interest}</source>
        <translation>le gustaría enseñar {interest}</translation>
    </message>
    <message>
        <source>knows their way around {interest}</source>
        <translation>se maneja bien con {interest}</translation>
    </message>
    <message>
        <source>load {n} above the lightest</source>
        <translation>carga: {n} más que la menor</translation>
    </message>
    <message>
        <source>the lightest load</source>
        <translation>la carga más ligera</translation>
    </message>
    <message>
        <source>never done this kind</source>
        <translation>nunca hizo este tipo</translation>
    </message>
    <message>
        <source>last done today</source>
        <translation>la última vez hoy</translation>
    </message>
    <message>
        <source>last done yesterday</source>
        <translation>la última vez ayer</translation>
    </message>
    <message>
        <source>last done {n} days ago</source>
        <translation>la última vez hace {n} días</translation>
    </message>
    <message>
        <source>last done {n} weeks ago</source>
        <translation>la última vez hace {n} semanas</translation>
    </message>
    <message>
        <source>Log today&apos;s work</source>
        <translation>Anotar lo de hoy</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Qué se hizo</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>Mostrar anteriores</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>{time} en total</translation>
    </message>
    <message>
        <source>Check-in taken out</source>
        <translation>Anotación quitada</translation>
    </message>
    <message>
        <source>Found: {words}</source>
        <translation>Encontré: {words}</translation>
    </message>
    <message>
        <source>Next: {words}</source>
        <translation>Sigue: {words}</translation>
    </message>
    <message>
        <source>Take out the check-in of {day}</source>
        <translation>Quitar la anotación: {day}</translation>
    </message>
    <message>
        <source>What I did</source>
        <translation>Qué hice</translation>
    </message>
    <message>
        <source>For example: soldered the first pedal</source>
        <translation>Por ejemplo: soldé el primer pedal</translation>
    </message>
    <message>
        <source>What I found</source>
        <translation>Qué encontré</translation>
    </message>
    <message>
        <source>For example: the cheap sensor is too slow</source>
        <translation>Por ejemplo: el sensor barato es demasiado lento</translation>
    </message>
    <message>
        <source>What is next</source>
        <translation>Qué sigue</translation>
    </message>
    <message>
        <source>For example: test two other sensors</source>
        <translation>Por ejemplo: probar otros dos sensores</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>sin decir</translation>
    </message>
    <message>
        <source>What I found (if you like)</source>
        <translation>Qué encontré (si quieres)</translation>
    </message>
    <message>
        <source>What is next (if you like)</source>
        <translation>Qué sigue (si quieres)</translation>
    </message>
    <message>
        <source>How long?</source>
        <translation>¿Cuánto tiempo?</translation>
    </message>
    <message>
        <source>For which milestone?</source>
        <translation>¿Para qué paso?</translation>
    </message>
    <message>
        <source>Log it</source>
        <translation>Anotarlo</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Today&apos;s work is logged</source>
        <translation>El trabajo de hoy está anotado</translation>
    </message>
    <message>
        <source>Nothing is logged yet. A line after each block is enough: what you did, found, and do next.</source>
        <translation>Todavía no hay nada anotado. Basta una línea después de cada bloque: qué hiciste, qué encontraste y qué sigue.</translation>
    </message>
    <message>
        <source>What you do is logged here, from the day the proposal is approved.</source>
        <translation>Aquí se anota lo que haces, desde el día en que se aprueba la propuesta.</translation>
    </message>
    <message>
        <source>Nothing is logged yet.</source>
        <translation>Todavía no hay nada anotado.</translation>
    </message>
    <message>
        <source>Admin rights</source>
        <translation>Permiso de administrador</translation>
    </message>
    <message>
        <source>Somebody trained in safety</source>
        <translation>Alguien con formación en seguridad</translation>
    </message>
    <message>
        <source>a wish of yours</source>
        <translation>un deseo tuyo</translation>
    </message>
    <message>
        <source>a stretch for you</source>
        <translation>un reto para ti</translation>
    </message>
    <message>
        <source>routine for you</source>
        <translation>rutina para ti</translation>
    </message>
    <message>
        <source>because of “{word}” in the title</source>
        <translation>por “{word}” en el título</translation>
    </message>
    <message>
        <source>because of the tag “{word}”</source>
        <translation>por la etiqueta “{word}”</translation>
    </message>
    <message>
        <source>because of the category “{word}”</source>
        <translation>por la categoría “{word}”</translation>
    </message>
    <message>
        <source>because of “{word}” in the description</source>
        <translation>por “{word}” en la descripción</translation>
    </message>
    <message>
        <source>you told the team that you want this</source>
        <translation>dijiste al equipo que quieres esto</translation>
    </message>
    <message>
        <source>you had work of this kind twice at most this term</source>
        <translation>este período tuviste trabajo de este tipo dos veces como mucho</translation>
    </message>
    <message>
        <source>you had work of this kind more than twice this term</source>
        <translation>este período tuviste trabajo de este tipo más de dos veces</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Fila siguiente</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>Fila anterior</translation>
    </message>
    <message>
        <source>Open the row (or Enter)</source>
        <translation>Abrir la fila (o Enter)</translation>
    </message>
    <message>
        <source>Claim what is picked</source>
        <translation>Tomar lo elegido</translation>
    </message>
    <message>
        <source>Pass what is picked</source>
        <translation>Pasar de lo elegido</translation>
    </message>
    <message>
        <source>Good morning, {name}</source>
        <translation>Buenos días, {name}</translation>
    </message>
    <message>
        <source>Good afternoon, {name}</source>
        <translation>Buenas tardes, {name}</translation>
    </message>
    <message>
        <source>Good evening, {name}</source>
        <translation>Buenas tardes, {name}</translation>
    </message>
    <message>
        <source>Block {name}</source>
        <translation>Bloque {name}</translation>
    </message>
    <message>
        <source>1 person on the desk</source>
        <translation>1 persona en la mesa</translation>
    </message>
    <message>
        <source>%n people on the desk</source>
        <translation>%n personas en la mesa</translation>
    </message>
    <message>
        <source>1 ticket open</source>
        <translation>1 ticket abierto</translation>
    </message>
    <message>
        <source>%n tickets open</source>
        <translation>%n tickets abiertos</translation>
    </message>
    <message>
        <source>No open tickets</source>
        <translation>No hay tickets abiertos</translation>
    </message>
    <message>
        <source>new to you</source>
        <translation>nuevo para ti</translation>
    </message>
    <message>
        <source>new to you, {name} can pair</source>
        <translation>nuevo para ti, {name} puede hacerlo contigo</translation>
    </message>
    <message>
        <source>{name} can pair</source>
        <translation>{name} puede hacerlo contigo</translation>
    </message>
    <message>
        <source>Needs admin rights: {name} opens this for you once</source>
        <translation>Requiere permiso de administrador: {name} te lo abre una vez</translation>
    </message>
    <message>
        <source>Needs admin rights: {name} can pair</source>
        <translation>Requiere permiso de administrador: {name} puede hacerlo contigo</translation>
    </message>
    <message>
        <source>Needs admin rights</source>
        <translation>Requiere permiso de administrador</translation>
    </message>
    <message>
        <source>Needs somebody trained in safety: {name} shows you once</source>
        <translation>Requiere formación en seguridad: {name} te lo enseña una vez</translation>
    </message>
    <message>
        <source>Needs somebody trained in safety: {name} can pair</source>
        <translation>Requiere formación en seguridad: {name} puede hacerlo contigo</translation>
    </message>
    <message>
        <source>Needs somebody trained in safety</source>
        <translation>Requiere a alguien con formación en seguridad</translation>
    </message>
    <message>
        <source>Quick win</source>
        <translation>Rápido de resolver</translation>
    </message>
    <message>
        <source>Something new: outside what you told us</source>
        <translation>Algo nuevo: fuera de lo que nos contaste</translation>
    </message>
    <message>
        <source>Because you want to explore {interest}</source>
        <translation>Porque quieres explorar {interest}</translation>
    </message>
    <message>
        <source>Because you want to learn {interest}</source>
        <translation>Porque quieres aprender {interest}</translation>
    </message>
    <message>
        <source>Because you would like to teach {interest}</source>
        <translation>Porque te gustaría enseñar {interest}</translation>
    </message>
    <message>
        <source>Because you are curious about {interest}</source>
        <translation>Por tu curiosidad por {interest}</translation>
    </message>
    <message>
        <source>Because you are into {interest}</source>
        <translation>Por tu interés en {interest}</translation>
    </message>
    <message>
        <source>Because you know your way around {interest}</source>
        <translation>Porque te manejas bien con {interest}</translation>
    </message>
    <message>
        <source>Because you would like to teach {interest} and want to learn {learn}</source>
        <translation>Porque te gustaría enseñar {interest} y quieres aprender {learn}</translation>
    </message>
    <message>
        <source>Because you are curious about {interest} and want to learn {learn}</source>
        <translation>Por tu curiosidad por {interest} y porque quieres aprender {learn}</translation>
    </message>
    <message>
        <source>Because you are into {interest} and want to learn {learn}</source>
        <translation>Por tu interés en {interest} y porque quieres aprender {learn}</translation>
    </message>
    <message>
        <source>Because you know your way around {interest} and want to learn {learn}</source>
        <translation>Porque te manejas bien con {interest} y quieres aprender {learn}</translation>
    </message>
    <message>
        <source>Because you want to explore {interest} and to learn {learn}</source>
        <translation>Porque quieres explorar {interest} y aprender {learn}</translation>
    </message>
    <message>
        <source>Five questions about you</source>
        <translation>Cinco preguntas sobre ti</translation>
    </message>
    <message>
        <source>What you are into decides what is picked for you. You may skip any of them.</source>
        <translation>Lo que te gusta decide qué se elige para ti. Puedes saltar las que quieras.</translation>
    </message>
    <message>
        <source>A project of your own</source>
        <translation>Un proyecto tuyo</translation>
    </message>
    <message>
        <source>A new project</source>
        <translation>Un proyecto nuevo</translation>
    </message>
    <message>
        <source>Something you want to find out or make. It begins as a draft that only you can read.</source>
        <translation>Algo que quieres averiguar o hacer. Empieza como borrador que solo tú puedes leer.</translation>
    </message>
    <message>
        <source>From a blank page</source>
        <translation>Desde una página en blanco</translation>
    </message>
    <message>
        <source>You have something in mind already.</source>
        <translation>Ya tienes algo en mente.</translation>
    </message>
    <message>
        <source>Begin with a blank page</source>
        <translation>Empezar en blanco</translation>
    </message>
    <message>
        <source>From an interest</source>
        <translation>Desde un interés</translation>
    </message>
    <message>
        <source>Take one of yours, or type another.</source>
        <translation>Toma uno de los tuyos, o escribe otro.</translation>
    </message>
    <message>
        <source>An interest, such as bikes</source>
        <translation>Un interés, como bicicletas</translation>
    </message>
    <message>
        <source>An interest to begin with</source>
        <translation>Un interés para empezar</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Begin with this interest</source>
        <translation>Empezar con este interés</translation>
    </message>
    <message>
        <source>From a ticket</source>
        <translation>Desde un ticket</translation>
    </message>
    <message>
        <source>A problem that is bigger than a ticket.</source>
        <translation>Un problema más grande que un ticket.</translation>
    </message>
    <message>
        <source>Number or words of a ticket</source>
        <translation>Número o palabras de un ticket</translation>
    </message>
    <message>
        <source>A ticket to begin with</source>
        <translation>Un ticket para empezar</translation>
    </message>
    <message>
        <source>From a starter idea</source>
        <translation>Desde una idea de la lista</translation>
    </message>
    <message>
        <source>Somewhere to push off from. Make it yours.</source>
        <translation>Un punto de partida. Hazla tuya.</translation>
    </message>
    <message>
        <source>More ideas</source>
        <translation>Más ideas</translation>
    </message>
    <message>
        <source>Begin with {interest}</source>
        <translation>Empezar con {interest}</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Tomarla</translation>
    </message>
    <message>
        <source>Begin with the idea: {title}</source>
        <translation>Empezar con la idea: {title}</translation>
    </message>
    <message>
        <source>Choose a ticket from the list, or type its number.</source>
        <translation>Elige un ticket de la lista, o escribe su número.</translation>
    </message>
    <message>
        <source>A look at your interests</source>
        <translation>Un vistazo a tus intereses</translation>
    </message>
    <message>
        <source>One minute: are they still yours?</source>
        <translation>Un minuto: ¿siguen siendo los tuyos?</translation>
    </message>
    <message>
        <source>1 answer nobody was told of yet</source>
        <translation>1 respuesta por avisar</translation>
    </message>
    <message>
        <source>%n answers nobody was told of yet</source>
        <translation>%n respuestas por avisar</translation>
    </message>
    <message>
        <source>Tell them</source>
        <translation>Avisar</translation>
    </message>
    <message>
        <source>1 ticket came to you</source>
        <translation>Te llegó 1 ticket</translation>
    </message>
    <message>
        <source>%n tickets came to you</source>
        <translation>Te llegaron %n tickets</translation>
    </message>
    <message>
        <source>1 ticket has nobody yet</source>
        <translation>1 ticket no tiene a nadie todavía</translation>
    </message>
    <message>
        <source>%n tickets have nobody yet</source>
        <translation>%n tickets no tienen a nadie todavía</translation>
    </message>
    <message>
        <source>1 project waits for your sign-off</source>
        <translation>1 proyecto espera tu visto bueno</translation>
    </message>
    <message>
        <source>%n projects wait for your sign-off</source>
        <translation>%n proyectos esperan tu visto bueno</translation>
    </message>
    <message>
        <source>The oldest waits for {age}.</source>
        <translation>El más antiguo espera hace {age}.</translation>
    </message>
    <message>
        <source>1 project is blocked</source>
        <translation>1 proyecto está frenado</translation>
    </message>
    <message>
        <source>%n projects are blocked</source>
        <translation>%n proyectos están frenados</translation>
    </message>
    <message>
        <source>You are asked to join a project</source>
        <translation>Te invitan a un proyecto</translation>
    </message>
    <message>
        <source>You are asked to join %n projects</source>
        <translation>Te invitan a %n proyectos</translation>
    </message>
    <message>
        <source>An advisor answered you</source>
        <translation>Un docente te respondió</translation>
    </message>
    <message>
        <source>Advisors answered on %n projects</source>
        <translation>Respondieron en %n proyectos</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Leerlo</translation>
    </message>
    <message>
        <source>Somebody&apos;s work has become narrow</source>
        <translation>El trabajo de alguien es poco variado</translation>
    </message>
    <message>
        <source>Work of %n people has become narrow</source>
        <translation>El trabajo de %n personas es poco variado</translation>
    </message>
    <message>
        <source>{title}: {words}</source>
        <translation>{title}: {words}</translation>
    </message>
    <message>
        <source>Next: {milestone} · due {day}</source>
        <translation>Sigue: {milestone} · para: {day}</translation>
    </message>
    <message>
        <source>Next: {milestone} · was due {day}</source>
        <translation>Sigue: {milestone} · era para: {day}</translation>
    </message>
    <message>
        <source>{name} worked with {partner} on {n} of {all} shared tickets. Another partner may do both good.</source>
        <translation>{name} trabajó con {partner} en {n} de {all} tickets compartidos. Trabajar con más gente les puede venir bien.</translation>
    </message>
    <message>
        <source>the same person</source>
        <translation>la misma persona</translation>
    </message>
    <message>
        <source>{name} had {n} tickets in four weeks, all of them {kinds}. Something else may do good.</source>
        <translation>{name} tuvo {n} tickets en cuatro semanas, todos de {kinds}. Algo distinto puede venir bien.</translation>
    </message>
    <message>
        <source>What tickets are about and what people are into, in one list.</source>
        <translation>De qué tratan los tickets y qué le gusta a la gente, en una lista.</translation>
    </message>
    <message>
        <source>Add a topic</source>
        <translation>Añadir un tema</translation>
    </message>
    <message>
        <source>Find a topic or a word</source>
        <translation>Buscar un tema o una palabra</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ocultos</translation>
    </message>
    <message>
        <source>Shows the topics the team has hidden</source>
        <translation>Muestra los temas que el equipo ha ocultado</translation>
    </message>
    <message>
        <source>And {n} more. Type some letters to find them.</source>
        <translation>Y {n} más. Escribe unas letras para encontrarlos.</translation>
    </message>
    <message>
        <source>No topic here</source>
        <translation>Aquí no hay temas</translation>
    </message>
    <message>
        <source>Try fewer letters.</source>
        <translation>Prueba con menos letras.</translation>
    </message>
    <message>
        <source>1 topic</source>
        <translation>1 tema</translation>
    </message>
    <message>
        <source>%n topics</source>
        <translation>%n temas</translation>
    </message>
    <message>
        <source>effort {n}</source>
        <translation>esfuerzo {n}</translation>
    </message>
    <message>
        <source>changed by the team</source>
        <translation>cambiado por el equipo</translation>
    </message>
    <message>
        <source>no other words</source>
        <translation>sin otras palabras</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Volver a mostrar</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Mostrar la frase secreta</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase secreta</translation>
    </message>
    <message>
        <source>Type your passphrase: it signs.</source>
        <translation>Escribe tu frase secreta: con ella firmas.</translation>
    </message>
    <message>
        <source>That did not match. Nothing was signed.</source>
        <translation>No coincidió. No se firmó nada.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Ocultar la frase secreta</translation>
    </message>
    <message>
        <source>{name} is hidden</source>
        <translation>{name} está oculto</translation>
    </message>
    <message>
        <source>{name} is back in the list</source>
        <translation>{name} vuelve a la lista</translation>
    </message>
    <message>
        <source>{name} is saved</source>
        <translation>{name} se guardó</translation>
    </message>
    <message>
        <source>Change a topic</source>
        <translation>Cambiar un tema</translation>
    </message>
    <message>
        <source>One on each line, as people write them, in any language. A ticket with one of them gets this topic.</source>
        <translation>Una en cada línea, como las escribe la gente, en cualquier idioma. Un ticket con una de ellas recibe este tema.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Área</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Requiere</translation>
    </message>
    <message>
        <source>A signed decision</source>
        <translation>Una decisión firmada</translation>
    </message>
    <message>
        <source>A decision that was saved as a text file is checked here without the project it is about, also one of another desk.</source>
        <translation>Aquí se verifica una decisión guardada como archivo de texto, sin el proyecto del que trata; también de otra mesa.</translation>
    </message>
    <message>
        <source>Fingerprint of its desk</source>
        <translation>Huella de su mesa</translation>
    </message>
    <message>
        <source>As its advisors gave it to you. Leave it empty for a decision of this desk.</source>
        <translation>Como te la dieron sus docentes. Déjala vacía para una decisión de esta mesa.</translation>
    </message>
    <message>
        <source>Check a signed decision…</source>
        <translation>Verificar una decisión firmada…</translation>
    </message>
    <message>
        <source>Which signed decision?</source>
        <translation>¿Qué decisión firmada?</translation>
    </message>
    <message>
        <source>The fingerprint in it</source>
        <translation>La huella que contiene</translation>
    </message>
    <message>
        <source>Nothing in it was changed, but it is another desk&apos;s. It counts only when this is the fingerprint that desk&apos;s advisors gave you; type it above and check again.</source>
        <translation>No se cambió nada en ella, pero es de otra mesa. Solo vale si esta es la huella que te dieron los docentes de esa mesa; escríbela arriba y verifica otra vez.</translation>
    </message>
    <message>
        <source>It was signed at this desk. Whether it was taken back later stands with the project.</source>
        <translation>Se firmó en esta mesa. Si se retiró después, lo dice el proyecto.</translation>
    </message>
    <message>
        <source>It was signed at the desk of the fingerprint you typed.</source>
        <translation>Se firmó en la mesa de la huella que escribiste.</translation>
    </message>
    <message>
        <source>Its fingerprint</source>
        <translation>Su huella</translation>
    </message>
    <message>
        <source>What the decision says</source>
        <translation>Qué dice la decisión</translation>
    </message>
    <message>
        <source>Does not hold</source>
        <translation>No vale</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Vale</translation>
    </message>
    <message>
        <source>Holds by itself</source>
        <translation>Vale por sí sola</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (tú)</translation>
    </message>
    <message>
        <source>Fingerprint of the key: {groups}</source>
        <translation>Huella de la llave: {groups}</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>This is the last key in use, so it cannot be retired: without it nobody could sign. With a fellow advisor certified, one lost passphrase stops nobody.</source>
        <translation>Esta es la última llave en uso, así que no se puede retirar: sin ella nadie podría firmar. Con otro docente certificado, perder una frase secreta no detiene a nadie.</translation>
    </message>
    <message>
        <source>No key in use. To certify them, have them beside you: they type a passphrase of their own.</source>
        <translation>No tiene llave en uso. Para certificarle una, tiene que estar a tu lado: escribe su propia frase secreta.</translation>
    </message>
    <message>
        <source>Certify…</source>
        <translation>Certificar…</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Reemplazada</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>Not certified</source>
        <translation>Sin certificar</translation>
    </message>
    <message>
        <source>Since {day}, when this desk was made</source>
        <translation>Desde el {day}, cuando se hizo esta mesa</translation>
    </message>
    <message>
        <source>Since {day}, certified by the code on the recovery sheet</source>
        <translation>Desde el {day}, certificada con el código de la hoja de recuperación</translation>
    </message>
    <message>
        <source>Since {day}, certified by {name}</source>
        <translation>Desde el {day}, certificada por {name}</translation>
    </message>
    <message>
        <source>In the file since {day}, but nobody who could certified it. Do not trust it, and check this desk.</source>
        <translation>En el archivo desde el {day}, pero nadie que pudiera la certificó. No te fíes de ella y verifica esta mesa.</translation>
    </message>
    <message>
        <source>an unknown key</source>
        <translation>una llave desconocida</translation>
    </message>
    <message>
        <source>Replaced on {day} with the recovery sheet. What it signed before counts.</source>
        <translation>Reemplazada el {day} con la hoja de recuperación. Lo que firmó antes vale.</translation>
    </message>
    <message>
        <source>Retired on {day} by {name}: {reason}</source>
        <translation>Retirada el {day} por {name}: {reason}</translation>
    </message>
    <message>
        <source>Retired on {day}: {reason}</source>
        <translation>Retirada el {day}: {reason}</translation>
    </message>
    <message>
        <source>Is something in the way?</source>
        <translation>¿Algo te frena?</translation>
    </message>
    <message>
        <source>One line is enough. Your advisor sees it on their first page.</source>
        <translation>Basta una línea. Tu docente la ve en su primera página.</translation>
    </message>
    <message>
        <source>What is in the way</source>
        <translation>Qué te frena</translation>
    </message>
    <message>
        <source>For example: the sensors have not come</source>
        <translation>Por ejemplo: no han llegado los sensores</translation>
    </message>
    <message>
        <source>Tell my advisor</source>
        <translation>Decirlo a mi docente</translation>
    </message>
    <message>
        <source>It is out of the way</source>
        <translation>Ya no me frena</translation>
    </message>
    <message>
        <source>In the way since {day}: {words}</source>
        <translation>Te frena desde {day}: {words}</translation>
    </message>
    <message>
        <source>The draft is theirs alone until they hand it in, so nothing else of it is shown. Talk with them.</source>
        <translation>El borrador es solo suyo hasta que lo entreguen; por eso no se muestra nada más. Conversa con esa persona.</translation>
    </message>
    <message>
        <source>Your advisor is told what is in the way</source>
        <translation>Tu docente ya sabe qué te frena</translation>
    </message>
    <message>
        <source>Nothing is in the way any more</source>
        <translation>Ya nada te frena</translation>
    </message>
    <message>
        <source>Every part says the same.</source>
        <translation>Todas las partes dicen lo mismo.</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Quitarlo</translation>
    </message>
    <message>
        <source>Add days</source>
        <translation>Añadir días</translation>
    </message>
    <message>
        <source>No days</source>
        <translation>Sin días</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Kind of need {n}</source>
        <translation>Tipo de lo que necesitas {n}</translation>
    </message>
    <message>
        <source>Need {n}</source>
        <translation>Lo que necesitas {n}</translation>
    </message>
    <message>
        <source>Need {n}: first day</source>
        <translation>Lo que necesitas {n}: primer día</translation>
    </message>
    <message>
        <source>Need {n}: last day</source>
        <translation>Lo que necesitas {n}: último día</translation>
    </message>
    <message>
        <source>Add days to need {n}</source>
        <translation>Añadir días a lo que necesitas {n}</translation>
    </message>
    <message>
        <source>No days for need {n}</source>
        <translation>Sin días para lo que necesitas {n}</translation>
    </message>
    <message>
        <source>Take out need {n}</source>
        <translation>Quitar lo que necesitas {n}</translation>
    </message>
    <message>
        <source>Milestone {n}</source>
        <translation>Paso {n}</translation>
    </message>
    <message>
        <source>Milestone {n}: by when</source>
        <translation>Paso {n}: para cuándo</translation>
    </message>
    <message>
        <source>Take out milestone {n}</source>
        <translation>Quitar el paso {n}</translation>
    </message>
    <message>
        <source>Add a need</source>
        <translation>Añadir algo que necesitas</translation>
    </message>
    <message>
        <source>Add a milestone</source>
        <translation>Añadir un paso</translation>
    </message>
    <message>
        <source>When it is done</source>
        <translation>Cuando esté listo</translation>
    </message>
    <message>
        <source>Hand in for completion…</source>
        <translation>Hacer la entrega final…</translation>
    </message>
    <message>
        <source>This is what your advisor gets, as it is now:</source>
        <translation>Esto recibe tu docente, tal como está ahora:</translation>
    </message>
    <message>
        <source>A word to your advisor</source>
        <translation>Unas palabras para tu docente</translation>
    </message>
    <message>
        <source>For example: listen to it in room 3</source>
        <translation>Por ejemplo: escúchalo en la sala 3</translation>
    </message>
    <message>
        <source>A word to your advisor (if you like)</source>
        <translation>Unas palabras para tu docente (si quieres)</translation>
    </message>
    <message>
        <source>Handed in for completion</source>
        <translation>Entrega final hecha</translation>
    </message>
    <message>
        <source>It is handed in. Your advisor looks at it and signs, or asks for changes.</source>
        <translation>Está entregado. Tu docente lo mira y firma, o pide cambios.</translation>
    </message>
    <message>
        <source>The plan was changed since it was approved. Hand in the new version first, then the finished work.</source>
        <translation>El plan cambió desde que se aprobó. Entrega primero la versión nueva y después el trabajo terminado.</translation>
    </message>
    <message>
        <source>An advisor looks at what you made and signs it. You see first what is handed in.</source>
        <translation>Un docente mira lo que hiciste y lo firma. Antes ves qué se entrega.</translation>
    </message>
    <message>
        <source>Not reached: {title}</source>
        <translation>Sin hacer: {title}</translation>
    </message>
    <message>
        <source>Milestones: {said}</source>
        <translation>Pasos: {said}</translation>
    </message>
    <message>
        <source>1 piece of evidence</source>
        <translation>1 evidencia</translation>
    </message>
    <message>
        <source>%n pieces of evidence</source>
        <translation>%n evidencias</translation>
    </message>
    <message>
        <source>No evidence</source>
        <translation>Sin evidencias</translation>
    </message>
    <message>
        <source>You can hand it in without, but your advisor sees nothing of what you made.</source>
        <translation>Puedes entregarlo así, pero tu docente no ve nada de lo que hiciste.</translation>
    </message>
    <message>
        <source>Reflections</source>
        <translation>Reflexiones</translation>
    </message>
    <message>
        <source>{name}: written</source>
        <translation>{name}: escrita</translation>
    </message>
    <message>
        <source>{name}: not written yet</source>
        <translation>{name}: sin escribir todavía</translation>
    </message>
    <message>
        <source>Withdrawn: {why}</source>
        <translation>Retirado: {why}</translation>
    </message>
    <message>
        <source>Review it</source>
        <translation>Revisarlo</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirar la entrega</translation>
    </message>
    <message>
        <source>Ask for another look</source>
        <translation>Pedir otra revisión</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Reabrirlo</translation>
    </message>
    <message>
        <source>More to do with this project</source>
        <translation>Más acciones con este proyecto</translation>
    </message>
    <message>
        <source>Back to version {n}…</source>
        <translation>Volver a la versión {n}…</translation>
    </message>
    <message>
        <source>Ask a partner…</source>
        <translation>Invitar a alguien…</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Pasar…</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>You are asked to be a partner. Read it, then join or say no.</source>
        <translation>Te invitan a participar. Léelo y después únete o di que no.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Unirme</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>No, gracias</translation>
    </message>
    <message>
        <source>{owner} with {partners}</source>
        <translation>{owner} con {partners}</translation>
    </message>
    <message>
        <source>My projects</source>
        <translation>Mis proyectos</translation>
    </message>
    <message>
        <source>You are asked to join</source>
        <translation>Te invitan</translation>
    </message>
    <message>
        <source>Others I may read</source>
        <translation>Otros que puedo leer</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Showcases</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Stuck before handing in</source>
        <translation>Frenados antes de entregar</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Proyectos</translation>
    </message>
    <message>
        <source>Evidence for the project {title}</source>
        <translation>Evidencia del proyecto {title}</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Proyecto nuevo</translation>
    </message>
    <message>
        <source>Next project</source>
        <translation>Proyecto siguiente</translation>
    </message>
    <message>
        <source>Previous project</source>
        <translation>Proyecto anterior</translation>
    </message>
    <message>
        <source>Hand in the project</source>
        <translation>Entregar el proyecto</translation>
    </message>
    <message>
        <source>Take the project back</source>
        <translation>Retirar la entrega del proyecto</translation>
    </message>
    <message>
        <source>Join the project</source>
        <translation>Unirme al proyecto</translation>
    </message>
    <message>
        <source>Withdraw the project</source>
        <translation>Retirar el proyecto</translation>
    </message>
    <message>
        <source>Open the project again</source>
        <translation>Reabrir el proyecto</translation>
    </message>
    <message>
        <source>Proposal of the project</source>
        <translation>Propuesta del proyecto</translation>
    </message>
    <message>
        <source>Work on the project</source>
        <translation>Trabajo del proyecto</translation>
    </message>
    <message>
        <source>Versions of the project</source>
        <translation>Versiones del proyecto</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>Todavía no hay proyectos</translation>
    </message>
    <message>
        <source>Projects people share or show come here.</source>
        <translation>Aquí aparecen los proyectos que la gente comparte o muestra.</translation>
    </message>
    <message>
        <source>What students hand in, share or show comes here.</source>
        <translation>Aquí aparece lo que los estudiantes entregan, comparten o muestran.</translation>
    </message>
    <message>
        <source>This project cannot be read</source>
        <translation>Este proyecto no se puede leer</translation>
    </message>
    <message>
        <source>It is not shared with you, or not in this desk.</source>
        <translation>No se comparte contigo, o no está en esta mesa.</translation>
    </message>
    <message>
        <source>Your own questions, at your own pace. A draft is yours alone until you hand it in.</source>
        <translation>Tus preguntas, a tu ritmo. Un borrador es solo tuyo hasta que lo entregas.</translation>
    </message>
    <message>
        <source>What students work on. Drafts are theirs alone until they are handed in.</source>
        <translation>En qué trabajan los estudiantes. Sus borradores son solo suyos hasta que los entregan.</translation>
    </message>
    <message>
        <source>Parts of the project</source>
        <translation>Partes del proyecto</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Showcase</source>
        <translation>Muestra</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Who chose “{part}”: {who}</source>
        <translation>Quién eligió “{part}”: {who}</translation>
    </message>
    <message>
        <source>Somebody wrote here too, in another window. Nothing is lost: look at both and choose.</source>
        <translation>Alguien escribió aquí también, en otra ventana. No se pierde nada: mira ambas versiones y elige.</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>No se muestra</translation>
    </message>
    <message>
        <source>Picture that cannot be shown</source>
        <translation>Imagen que no se puede mostrar</translation>
    </message>
    <message>
        <source>This picture is not for you to see yet, damaged, or too large to be shown here.</source>
        <translation>Esta imagen todavía no es para ti, está dañada o es demasiado grande para mostrarla aquí.</translation>
    </message>
    <message>
        <source>A ticket that is gone</source>
        <translation>Un ticket que ya no está</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>Imagen PNG</translation>
    </message>
    <message>
        <source>JPEG picture</source>
        <translation>Imagen JPEG</translation>
    </message>
    <message>
        <source>GIF picture</source>
        <translation>Imagen GIF</translation>
    </message>
    <message>
        <source>WebP picture</source>
        <translation>Imagen WebP</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>ZIP or office file</source>
        <translation>ZIP o documento</translation>
    </message>
    <message>
        <source>Ogg sound</source>
        <translation>Audio Ogg</translation>
    </message>
    <message>
        <source>MP3 sound</source>
        <translation>Audio MP3</translation>
    </message>
    <message>
        <source>M4A sound</source>
        <translation>Audio M4A</translation>
    </message>
    <message>
        <source>WAV sound</source>
        <translation>Audio WAV</translation>
    </message>
    <message>
        <source>MP4 video</source>
        <translation>Video MP4</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Unknown kind</source>
        <translation>Tipo desconocido</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>What to do with {name}</source>
        <translation>Qué hacer con {name}</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Open the link…</source>
        <translation>Abrir el enlace…</translation>
    </message>
    <message>
        <source>Say what it shows…</source>
        <translation>Decir qué muestra…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Es del paso</translation>
    </message>
    <message>
        <source>No milestone</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Link, asks before it opens</source>
        <translation>Enlace, pregunta antes de abrirse</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>de {name}</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Qué muestra</translation>
    </message>
    <message>
        <source>For example: the first pedal, before it was glued</source>
        <translation>Por ejemplo: el primer pedal, antes de pegarlo</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Guardar el archivo</translation>
    </message>
    <message>
        <source>The idea</source>
        <translation>La idea</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Qué saldrá de ella</translation>
    </message>
    <message>
        <source>The way there</source>
        <translation>Cómo llegar</translation>
    </message>
    <message>
        <source>Version {n} waits for a decision. What you change here goes into the next version.</source>
        <translation>La versión {n} espera una decisión. Lo que cambies aquí va a la versión siguiente.</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Tu respuesta</translation>
    </message>
    <message>
        <source>What you changed, or why not.</source>
        <translation>Qué cambiaste, o por qué no.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Changes asked</source>
        <translation>Cambios pedidos</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Comments without an answer: {n}. You find them at their parts.</source>
        <translation>Comentarios sin respuesta: {n}. Están junto a sus partes.</translation>
    </message>
    <message>
        <source>Every comment has an answer.</source>
        <translation>Todos los comentarios tienen respuesta.</translation>
    </message>
    <message>
        <source>A reviewer will miss</source>
        <translation>Quien revise echará en falta</translation>
    </message>
    <message>
        <source>Nothing. Every part says something.</source>
        <translation>Nada. Todas las partes dicen algo.</translation>
    </message>
    <message>
        <source>Go to: {part}</source>
        <translation>Ir a: {part}</translation>
    </message>
    <message>
        <source>See the changes</source>
        <translation>Ver los cambios</translation>
    </message>
    <message>
        <source>It goes into the version you hand in next.</source>
        <translation>Va en la próxima versión que entregues.</translation>
    </message>
    <message>
        <source>{parts}: an advisor takes a new look. Until then version {n} stays in force.</source>
        <translation>{parts}: un docente lo mira de nuevo. Hasta entonces sigue vigente la versión {n}.</translation>
    </message>
    <message>
        <source>A small correction: the work goes on, no new look is needed.</source>
        <translation>Una corrección pequeña: el trabajo sigue, no hace falta otra revisión.</translation>
    </message>
    <message>
        <source>Back to version {n}</source>
        <translation>Volver a la versión {n}</translation>
    </message>
    <message>
        <source>What is handed in, to draft a review</source>
        <translation>Lo entregado, para escribir un borrador de revisión</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>con invitación</translation>
    </message>
    <message>
        <source>Do not ask {name} any more</source>
        <translation>Quitar la invitación a {name}</translation>
    </message>
    <message>
        <source>Draft reviews</source>
        <translation>Borradores de revisión</translation>
    </message>
    <message>
        <source>not a decision</source>
        <translation>no decide</translation>
    </message>
    <message>
        <source>Your draft review</source>
        <translation>Tu borrador de revisión</translation>
    </message>
    <message>
        <source>What is clear, and what you wonder about. Its people and the advisor read it.</source>
        <translation>Qué está claro y qué te preguntas. Lo leen sus participantes y quien decide.</translation>
    </message>
    <message>
        <source>I like the first step. Who tests it?</source>
        <translation>Me gusta el primer paso. ¿Quién lo prueba?</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>{n} · {title}, {day}</source>
        <translation>{n} · {title}, {day}</translation>
    </message>
    <message>
        <source>Looking back</source>
        <translation>Mirada atrás</translation>
    </message>
    <message>
        <source>My reflection</source>
        <translation>Mi reflexión</translation>
    </message>
    <message>
        <source>What did you learn? What would you do another way next time?</source>
        <translation>¿Qué aprendiste? ¿Qué harías de otra manera la próxima vez?</translation>
    </message>
    <message>
        <source>Only you write here. It is handed in with the project, and kept when you leave the field.</source>
        <translation>Solo tú escribes aquí. Se entrega con el proyecto y se guarda al salir del campo.</translation>
    </message>
    <message>
        <source>Nobody has written one yet.</source>
        <translation>Todavía no la escribió nadie.</translation>
    </message>
    <message>
        <source>Nothing was handed in yet.</source>
        <translation>Todavía no se entregó nada.</translation>
    </message>
    <message>
        <source>Your reflection is kept</source>
        <translation>Tu reflexión está guardada</translation>
    </message>
    <message>
        <source>Reflection of {name}</source>
        <translation>Reflexión de {name}</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>{who} says</source>
        <translation>{who} dice</translation>
    </message>
    <message>
        <source>a must</source>
        <translation>obligatorio</translation>
    </message>
    <message>
        <source>Show to the team</source>
        <translation>Mostrar al equipo</translation>
    </message>
    <message>
        <source>Stop showing it</source>
        <translation>Dejar de mostrarlo</translation>
    </message>
    <message>
        <source>Save as a folder…</source>
        <translation>Guardar carpeta…</translation>
    </message>
    <message>
        <source>Save the showcase</source>
        <translation>Guardar la muestra</translation>
    </message>
    <message>
        <source>showcase</source>
        <translation>muestra</translation>
    </message>
    <message>
        <source>Save as a new folder</source>
        <translation>Guardar en una carpeta nueva</translation>
    </message>
    <message>
        <source>The team sees it now</source>
        <translation>Ahora lo ve el equipo</translation>
    </message>
    <message>
        <source>The team does not see it any more</source>
        <translation>El equipo ya no lo ve</translation>
    </message>
    <message>
        <source>Words at the head</source>
        <translation>Palabras al principio</translation>
    </message>
    <message>
        <source>Say in a few sentences what it is, for somebody who has never heard of it.</source>
        <translation>Di en pocas frases qué es, para quien nunca oyó hablar de ello.</translation>
    </message>
    <message>
        <source>Edit the words</source>
        <translation>Editar las palabras</translation>
    </message>
    <message>
        <source>by {names}</source>
        <translation>de {names}</translation>
    </message>
    <message>
        <source>What it is, in a few sentences</source>
        <translation>Qué es, en pocas frases</translation>
    </message>
    <message>
        <source>Put a picture in</source>
        <translation>Poner una imagen</translation>
    </message>
    <message>
        <source>The team sees it</source>
        <translation>Lo ve el equipo</translation>
    </message>
    <message>
        <source>Only its people and advisors see it</source>
        <translation>Solo lo ven sus participantes y los docentes</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Files, tickets and links</source>
        <translation>Archivos, tickets y enlaces</translation>
    </message>
    <message>
        <source>Nothing was handed in yet</source>
        <translation>Todavía no se entregó nada</translation>
    </message>
    <message>
        <source>Each version that is handed in is kept here, with what was decided.</source>
        <translation>Aquí se guarda cada versión entregada, con lo que se decidió.</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>vigente</translation>
    </message>
    <message>
        <source>for completion</source>
        <translation>entrega final</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>Versión {n}</translation>
    </message>
    <message>
        <source>Handed in by {name} on {day}</source>
        <translation>Entregada por {name} el {day}</translation>
    </message>
    <message>
        <source>Another advisor was asked for.</source>
        <translation>Se pidió otro docente.</translation>
    </message>
    <message>
        <source>A talk was asked for.</source>
        <translation>Se pidió hablar.</translation>
    </message>
    <message>
        <source>Read this version</source>
        <translation>Leer esta versión</translation>
    </message>
    <message>
        <source>Read version {n}</source>
        <translation>Leer la versión {n}</translation>
    </message>
    <message>
        <source>Changes since version {n}</source>
        <translation>Cambios desde la versión {n}</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>no vale</translation>
    </message>
    <message>
        <source>Save the signed decision…</source>
        <translation>Guardar la decisión firmada…</translation>
    </message>
    <message>
        <source>approved and signed</source>
        <translation>aprobado y firmado</translation>
    </message>
    <message>
        <source>changes asked</source>
        <translation>cambios pedidos</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>Version {n}: what changed since version {before}</source>
        <translation>Versión {n}: qué cambió desde la versión {before}</translation>
    </message>
    <message>
        <source>This version cannot be read: it was changed outside of Trellis.</source>
        <translation>Esta versión no se puede leer: la cambiaron fuera de Trellis.</translation>
    </message>
    <message>
        <source>Version {n}: {title}</source>
        <translation>Versión {n}: {title}</translation>
    </message>
    <message>
        <source>There are no milestones yet. They are written in the proposal, each with a day.</source>
        <translation>Todavía no hay pasos. Se escriben en la propuesta, cada uno con su día.</translation>
    </message>
    <message>
        <source>Steps can be marked as reached once the proposal is approved.</source>
        <translation>Los pasos se marcan como hechos cuando la propuesta está aprobada.</translation>
    </message>
    <message>
        <source>Reached: {title}</source>
        <translation>Hecho: {title}</translation>
    </message>
    <message>
        <source>Not reached after all: {title}</source>
        <translation>Todavía no está hecho: {title}</translation>
    </message>
    <message>
        <source>Show all of it, {n} characters</source>
        <translation>Mostrar todo, {n} caracteres</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 cambio</translation>
    </message>
    <message>
        <source>%n changes</source>
        <translation>%n cambios</translation>
    </message>
    <message>
        <source>Show all of it, with {changes} more</source>
        <translation>Mostrar todo, con {changes} más</translation>
    </message>
    <message>
        <source>To explore</source>
        <translation>Por explorar</translation>
    </message>
    <message>
        <source>added: {words}</source>
        <translation>añadido: {words}</translation>
    </message>
    <message>
        <source>removed: {words}</source>
        <translation>quitado: {words}</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Sin nombre</translation>
    </message>
    <message>
        <source>Look at the ticket</source>
        <translation>Ver el ticket</translation>
    </message>
    <message>
        <source>{number} is not in this desk.</source>
        <translation>{number} no está en esta mesa.</translation>
    </message>
    <message>
        <source>Picture {name}</source>
        <translation>Imagen {name}</translation>
    </message>
    <message>
        <source>As it was handed in</source>
        <translation>Tal como se entregó</translation>
    </message>
    <message>
        <source>Missing, or not what was handed in</source>
        <translation>Falta, o no es lo que se entregó</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Lo que espera</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nada espera</translation>
    </message>
    <message>
        <source>What students hand in comes here by itself, the oldest on top.</source>
        <translation>Lo que entregan los estudiantes llega aquí solo, lo más antiguo arriba.</translation>
    </message>
    <message>
        <source>for another advisor</source>
        <translation>para otro docente</translation>
    </message>
    <message>
        <source>Decided just now</source>
        <translation>Decidido ahora</translation>
    </message>
    <message>
        <source>removed: {words};</source>
        <translation>quitado: {words};</translation>
    </message>
    <message>
        <source>added: {words};</source>
        <translation>añadido: {words};</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Versión siguiente</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Versión anterior</translation>
    </message>
    <message>
        <source>Hold and review</source>
        <translation>Tomar y revisar</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Approve and sign</source>
        <translation>Aprobar y firmar</translation>
    </message>
    <message>
        <source>Ask for changes</source>
        <translation>Pedir cambios</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Retirar la decisión</translation>
    </message>
    <message>
        <source>Say what should change: pin a comment to a part, or write a note.</source>
        <translation>Di qué conviene cambiar: comenta una parte, o escribe una nota.</translation>
    </message>
    <message>
        <source>Give a reason, one sentence the student can do something with.</source>
        <translation>Da una razón, una frase que le sirva a quien lo entregó.</translation>
    </message>
    <message>
        <source>Decline this version?</source>
        <translation>¿Rechazar esta versión?</translation>
    </message>
    <message>
        <source>Its students read your reason, and may ask once that another advisor looks at it, or for a talk. The decision is signed.</source>
        <translation>Sus estudiantes leen tu razón, y pueden pedir una vez que la mire otro docente, o hablar. La decisión se firma.</translation>
    </message>
    <message>
        <source>Decline and sign</source>
        <translation>Rechazar y firmar</translation>
    </message>
    <message>
        <source>changes asked and signed</source>
        <translation>cambios pedidos y firmado</translation>
    </message>
    <message>
        <source>declined and signed</source>
        <translation>rechazado y firmado</translation>
    </message>
    <message>
        <source>An advisor</source>
        <translation>Un docente</translation>
    </message>
    <message>
        <source>must change</source>
        <translation>obligatorio</translation>
    </message>
    <message>
        <source>{name} on version {n}</source>
        <translation>{name} sobre la versión {n}</translation>
    </message>
    <message>
        <source>{name} answered</source>
        <translation>{name} respondió</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentar</translation>
    </message>
    <message>
        <source>Comment on {part}</source>
        <translation>Comentar {part}</translation>
    </message>
    <message>
        <source>Nothing is said here.</source>
        <translation>Aquí no dice nada.</translation>
    </message>
    <message>
        <source>{who}. Taking it back is signed too; version {n} then waits for a decision again.</source>
        <translation>{who}. Retirarla también se firma; después la versión {n} espera otra vez una decisión.</translation>
    </message>
    <message>
        <source>The students read it.</source>
        <translation>Lo leen los estudiantes.</translation>
    </message>
    <message>
        <source>Take it back and sign</source>
        <translation>Retirarla y firmar</translation>
    </message>
    <message>
        <source>Give a reason. One sentence the student can do something with.</source>
        <translation>Da una razón. Una frase que le sirva a quien lo entregó.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>End the review round</source>
        <translation>Terminar la ronda de revisión</translation>
    </message>
    <message>
        <source>The review round ends in a minute.</source>
        <translation>La ronda de revisión termina en un minuto.</translation>
    </message>
    <message>
        <source>Review round: {time}</source>
        <translation>Ronda de revisión: {time}</translation>
    </message>
    <message>
        <source>Begin a five-minute round</source>
        <translation>Empezar una ronda de cinco minutos</translation>
    </message>
    <message>
        <source>Sign several without typing the passphrase again</source>
        <translation>Firmar varias sin escribir otra vez la frase secreta</translation>
    </message>
    <message>
        <source>The review round has begun.</source>
        <translation>La ronda de revisión empezó.</translation>
    </message>
    <message>
        <source>The review round has ended.</source>
        <translation>La ronda de revisión terminó.</translation>
    </message>
    <message>
        <source>Back to what waits</source>
        <translation>Volver a lo que espera</translation>
    </message>
    <message>
        <source>handed in {time} ago</source>
        <translation>entregado hace {time}</translation>
    </message>
    <message>
        <source>Changes since v{n}</source>
        <translation>Cambios desde v{n}</translation>
    </message>
    <message>
        <source>How the version is shown</source>
        <translation>Cómo se muestra la versión</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Tal cual</translation>
    </message>
    <message>
        <source>Evidence handed in with it</source>
        <translation>Evidencias entregadas</translation>
    </message>
    <message>
        <source>Not handed in any more: {what}</source>
        <translation>Ya no se entrega: {what}</translation>
    </message>
    <message>
        <source>What peers wrote</source>
        <translation>Qué escribió el equipo</translation>
    </message>
    <message>
        <source>{name} on why to look again</source>
        <translation>{name}, por qué mirar otra vez</translation>
    </message>
    <message>
        <source>{name} wrote with it</source>
        <translation>{name} escribió al entregar</translation>
    </message>
    <message>
        <source>It is {name}&apos;s project now</source>
        <translation>Ahora es el proyecto de {name}</translation>
    </message>
    <message>
        <source>Came since version {n}: {names}</source>
        <translation>Llegó desde la versión {n}: {names}</translation>
    </message>
    <message>
        <source>Left since version {n}: {names}</source>
        <translation>Salió desde la versión {n}: {names}</translation>
    </message>
    <message>
        <source>On {name}&apos;s profile, as far as the team may see it</source>
        <translation>En el perfil de {name}, hasta donde lo ve el equipo</translation>
    </message>
    <message>
        <source>Your word</source>
        <translation>Tu palabra</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Tomar el relevo</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>Una nota</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Rechazar…</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>Retirarla…</translation>
    </message>
    <message>
        <source>A note to {name}</source>
        <translation>Una nota para {name}</translation>
    </message>
    <message>
        <source>Sign as complete</source>
        <translation>Firmar como terminado</translation>
    </message>
    <message>
        <source>Your signature covers version {n}, word for word. Any later edit asks for a new one.</source>
        <translation>Tu firma cubre la versión {n}, palabra por palabra. Cualquier cambio posterior pide otra.</translation>
    </message>
    <message>
        <source>Key: {keys}</source>
        <translation>Tecla: {keys}</translation>
    </message>
    <message>
        <source>Nothing of this project waits for a decision.</source>
        <translation>Nada de este proyecto espera una decisión.</translation>
    </message>
    <message>
        <source>Its students withdrew it. It waits for you again when they open it again.</source>
        <translation>Sus estudiantes lo retiraron. Te espera otra vez cuando lo reabran.</translation>
    </message>
    <message>
        <source>This one is not yours to decide: another advisor is asked, or you have a part in it.</source>
        <translation>Esta decisión no te toca: se pidió a otro docente, o participas en el proyecto.</translation>
    </message>
    <message>
        <source>{name} holds it since {when}. Take it over only when you have agreed on that.</source>
        <translation>La tiene {name} desde: {when}. Toma el relevo solo si lo acordaron.</translation>
    </message>
    <message>
        <source>Reading is free. Hold it when you want to decide: then nobody else decides meanwhile, and its students cannot take it back under your eyes.</source>
        <translation>Leer es libre. Tómala cuando quieras decidir: mientras tanto nadie más decide, y sus estudiantes no pueden retirarla mientras la miras.</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minuto</translation>
    </message>
    <message>
        <source>%n minutes</source>
        <translation>%n minutos</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>%n hours</source>
        <translation>%n horas</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <source>%n days</source>
        <translation>%n días</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} y {n} más</translation>
    </message>
    <message>
        <source>{owner} with {others}</source>
        <translation>{owner} con {others}</translation>
    </message>
    <message>
        <source>own choice</source>
        <translation>elección propia</translation>
    </message>
    <message>
        <source>first version</source>
        <translation>primera versión</translation>
    </message>
    <message>
        <source>appeal</source>
        <translation>otra revisión</translation>
    </message>
    <message>
        <source>talk asked</source>
        <translation>pide hablar</translation>
    </message>
    <message>
        <source>you hold it</source>
        <translation>la tienes tú</translation>
    </message>
    <message>
        <source>held by {name}</source>
        <translation>la tiene {name}</translation>
    </message>
    <message>
        <source>{name} declined it before.</source>
        <translation>{name} lo rechazó antes.</translation>
    </message>
    <message>
        <source>It was declined before.</source>
        <translation>Se rechazó antes.</translation>
    </message>
    <message>
        <source>A talk is asked for: decide together.</source>
        <translation>Se pide hablar: decidan juntos.</translation>
    </message>
    <message>
        <source>{name} is asked to look at it again.</source>
        <translation>Se pide a {name} que lo mire otra vez.</translation>
    </message>
    <message>
        <source>Another advisor is asked to look at it again.</source>
        <translation>Se pide que lo mire otro docente.</translation>
    </message>
    <message>
        <source>1 version waits for you</source>
        <translation>1 versión te espera</translation>
    </message>
    <message>
        <source>%n versions wait for you</source>
        <translation>%n versiones te esperan</translation>
    </message>
    <message>
        <source>the oldest for {time}</source>
        <translation>la más antigua hace {time}</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nada te espera</translation>
    </message>
    <message>
        <source>1 is for another advisor</source>
        <translation>1 es para otro docente</translation>
    </message>
    <message>
        <source>%n are for another advisor</source>
        <translation>%n son para otro docente</translation>
    </message>
    <message>
        <source>a decision usually takes {time}</source>
        <translation>una decisión suele tardar {time}</translation>
    </message>
    <message>
        <source>Approved and signed: {title}, version {n}.</source>
        <translation>Aprobado y firmado: {title}, versión {n}.</translation>
    </message>
    <message>
        <source>Changes asked and signed: {title}, version {n}.</source>
        <translation>Cambios pedidos y firmado: {title}, versión {n}.</translation>
    </message>
    <message>
        <source>Declined and signed: {title}, version {n}.</source>
        <translation>Rechazado y firmado: {title}, versión {n}.</translation>
    </message>
    <message>
        <source>Taken back and signed: {title}, version {n} waits again.</source>
        <translation>Retirado y firmado: {title}, la versión {n} espera otra vez.</translation>
    </message>
    <message>
        <source>There is no Undo, but it can be taken back.</source>
        <translation>No se puede deshacer, pero sí retirar.</translation>
    </message>
    <message>
        <source>“{what}” is asked for by “{title}” too</source>
        <translation>“{title}” también pide “{what}”</translation>
    </message>
    <message>
        <source>No milestones yet</source>
        <translation>Todavía sin pasos</translation>
    </message>
    <message>
        <source>Nobody can tell whether it fits the term.</source>
        <translation>Nadie puede decir si cabe en el período.</translation>
    </message>
    <message>
        <source>1 milestone</source>
        <translation>1 paso</translation>
    </message>
    <message>
        <source>%n milestones</source>
        <translation>%n pasos</translation>
    </message>
    <message>
        <source>{milestones} by {day}</source>
        <translation>{milestones}, hasta el {day}</translation>
    </message>
    <message>
        <source>No term is entered for today, so there is no end to hold it against.</source>
        <translation>No hay período para hoy, así que no hay final con que compararlo.</translation>
    </message>
    <message>
        <source>It fits the term, which ends on {day}, but only just.</source>
        <translation>Cabe en el período, que termina el {day}, pero muy justo.</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 semana</translation>
    </message>
    <message>
        <source>%n weeks</source>
        <translation>%n semanas</translation>
    </message>
    <message>
        <source>It fits the term, which ends on {day}, with {weeks} to spare.</source>
        <translation>Cabe en el período, que termina el {day}, con un margen de {weeks}.</translation>
    </message>
    <message>
        <source>1 milestone lies</source>
        <translation>1 paso cae</translation>
    </message>
    <message>
        <source>%n milestones lie</source>
        <translation>%n pasos caen</translation>
    </message>
    <message>
        <source>{milestones} beyond the end of the term on {day}.</source>
        <translation>{milestones} después del final del período, el {day}.</translation>
    </message>
    <message>
        <source>{number} added to {project}</source>
        <translation>{number} añadido a {project}</translation>
    </message>
    <message>
        <source>your project</source>
        <translation>tu proyecto</translation>
    </message>
    <message>
        <source>Add {number} to which project?</source>
        <translation>¿A qué proyecto añadir {number}?</translation>
    </message>
    <message>
        <source>It goes to the next milestone, and can be moved there.</source>
        <translation>Va al paso siguiente, y ahí se puede mover.</translation>
    </message>
    <message>
        <source>{number} is in your project already, or you have none that goes on</source>
        <translation>{number} ya está en tu proyecto, o no tienes ninguno en marcha</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>hardware</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>cuentas</translation>
    </message>
    <message>
        <source>printing</source>
        <translation>impresión</translation>
    </message>
    <message>
        <source>network</source>
        <translation>red</translation>
    </message>
    <message>
        <source>projector and sound</source>
        <translation>proyector y sonido</translation>
    </message>
    <message>
        <source>software</source>
        <translation>software</translation>
    </message>
    <message>
        <source>loaners</source>
        <translation>préstamos</translation>
    </message>
    <message>
        <source>Support questions and answers</source>
        <translation>Preguntas y respuestas de soporte</translation>
    </message>
    <message>
        <source>Trellis&apos; own export</source>
        <translation>Lo que exporta Trellis</translation>
    </message>
    <message>
        <source>Is it the student&apos;s own question?</source>
        <translation>¿Es una pregunta propia de quien lo propone?</translation>
    </message>
    <message>
        <source>What will they know by the end that they do not know now?</source>
        <translation>¿Qué sabrá al final que ahora no sabe?</translation>
    </message>
    <message>
        <source>Is the first step small enough to begin this week?</source>
        <translation>¿Es el primer paso tan pequeño que puede empezar esta semana?</translation>
    </message>
    <message>
        <source>Who could help, and do they know about it?</source>
        <translation>¿Quién podría ayudar, y lo sabe?</translation>
    </message>
    <message>
        <source>What happens if the main idea does not work?</source>
        <translation>¿Qué pasa si la idea principal no funciona?</translation>
    </message>
    <message>
        <source>Who is it for, and how will they hear of it?</source>
        <translation>¿Para quién es, y cómo se va a enterar?</translation>
    </message>
    <message>
        <source>Is anything in it unsafe, or somebody else&apos;s secret?</source>
        <translation>¿Hay algo peligroso en ello, o algo que es secreto de otra persona?</translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation>motivo desconocido</translation>
    </message>
    <message>
        <source>The file “{name}” could not be read ({why}).</source>
        <translation>El archivo “{name}” no se pudo leer ({why}).</translation>
    </message>
    <message>
        <source>Nothing was checked.</source>
        <translation>No se comprobó nada.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Elige otro archivo.</translation>
    </message>
    <message>
        <source>This is no signed decision as Trellis writes it: it is something else, or it was changed or cut off.</source>
        <translation>Esto no es una decisión firmada como las que escribe Trellis: es otra cosa, o fue cambiada o cortada.</translation>
    </message>
    <message>
        <source>The file “{name}” {why}.</source>
        <translation>El archivo “{name}” {why}.</translation>
    </message>
    <message>
        <source>Nothing at that place was changed.</source>
        <translation>No se cambió nada en ese lugar.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elige otro nombre.</translation>
    </message>
    <message>
        <source>Tickets and replies cannot go into one file.</source>
        <translation>Los tickets y las respuestas no caben en un mismo archivo.</translation>
    </message>
    <message>
        <source>Choose another name for one of them.</source>
        <translation>Elige otro nombre para uno de los dos.</translation>
    </message>
    <message>
        <source>has a name no file can have</source>
        <translation>tiene un nombre que ningún archivo puede tener</translation>
    </message>
    <message>
        <source>is a folder or a device</source>
        <translation>es una carpeta o un dispositivo</translation>
    </message>
    <message>
        <source>is a desk, a backup or another database</source>
        <translation>es una mesa, una copia u otra base de datos</translation>
    </message>
    <message>
        <source>cannot be written ({why})</source>
        <translation>no se puede escribir ({why})</translation>
    </message>
    <message>
        <source>Only your own changes can be taken back.</source>
        <translation>Solo puedes deshacer tus propios cambios.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se cambió nada.</translation>
    </message>
    <message>
        <source>This was done before you signed in, so it stays.</source>
        <translation>Esto se hizo antes de que entraras, así que se queda.</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>What it said was erased since, so it stays.</source>
        <translation>Lo que decía se borró después, así que se queda.</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>Lo que se cambió</translation>
    </message>
    <message>
        <source>Somebody changed this since, so it was not taken back.</source>
        <translation>Alguien lo cambió después, así que no se deshizo.</translation>
    </message>
    <message>
        <source>Change it by hand.</source>
        <translation>Cámbialo a mano.</translation>
    </message>
    <message>
        <source>This was written anew since, so it was not taken back.</source>
        <translation>Esto se volvió a escribir después, así que no se deshizo.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>No se importó nada.</translation>
    </message>
    <message>
        <source>Imported {tickets} tickets, {replies} replies and {people} people; {known} tickets were here already.</source>
        <translation>Importados: {tickets} tickets, {replies} respuestas y {people} personas; {known} tickets ya estaban aquí.</translation>
    </message>
    <message>
        <source>Replies left out, because their tickets are in neither file nor desk: {count}.</source>
        <translation>Respuestas que quedan fuera porque su ticket no está ni en el archivo ni en la mesa: {count}.</translation>
    </message>
    <message>
        <source>This was not asked for in the permitted way.</source>
        <translation>Esto no se pidió de la forma permitida.</translation>
    </message>
    <message>
        <source>This part</source>
        <translation>Esta parte</translation>
    </message>
    <message>
        <source>You have a passphrase already.</source>
        <translation>Ya tienes una frase secreta.</translation>
    </message>
    <message>
        <source>Change it instead.</source>
        <translation>Cámbiala.</translation>
    </message>
    <message>
        <source>This person</source>
        <translation>Esta persona</translation>
    </message>
    <message>
        <source>This ticket</source>
        <translation>Este ticket</translation>
    </message>
    <message>
        <source>A topic of this name is in the list.</source>
        <translation>En la lista ya hay un tema con este nombre.</translation>
    </message>
    <message>
        <source>Change that one, or name it otherwise.</source>
        <translation>Cambia ese, o ponle otro nombre.</translation>
    </message>
    <message>
        <source>This topic</source>
        <translation>Este tema</translation>
    </message>
    <message>
        <source>Private parts need a passphrase of your own.</source>
        <translation>Las partes privadas necesitan una frase secreta tuya.</translation>
    </message>
    <message>
        <source>Set one first.</source>
        <translation>Elige una primero.</translation>
    </message>
    <message>
        <source>Your private parts are locked.</source>
        <translation>Tus partes privadas están cerradas.</translation>
    </message>
    <message>
        <source>Type your passphrase first.</source>
        <translation>Escribe primero tu frase secreta.</translation>
    </message>
    <message>
        <source>Your own keys are not open.</source>
        <translation>Tus propias llaves no están abiertas.</translation>
    </message>
    <message>
        <source>Sign out and in again.</source>
        <translation>Sal y vuelve a entrar.</translation>
    </message>
    <message>
        <source>This profile</source>
        <translation>Este perfil</translation>
    </message>
    <message>
        <source>Your advisor is not an advisor of this desk any more.</source>
        <translation>Tu docente ya no es docente de esta mesa.</translation>
    </message>
    <message>
        <source>Choose another advisor.</source>
        <translation>Elige otro docente.</translation>
    </message>
    <message>
        <source>Only advisors have a passphrase.</source>
        <translation>Solo los docentes tienen frase secreta.</translation>
    </message>
    <message>
        <source>Change your PIN instead.</source>
        <translation>Cambia tu PIN.</translation>
    </message>
    <message>
        <source>This desk has its root record already.</source>
        <translation>Esta mesa ya tiene su registro raíz.</translation>
    </message>
    <message>
        <source>They have a passphrase already.</source>
        <translation>Ya tiene una frase secreta.</translation>
    </message>
    <message>
        <source>Lost? Use the recovery sheet.</source>
        <translation>¿Se perdió? Usa la hoja de recuperación.</translation>
    </message>
    <message>
        <source>No advisor has signed this desk&apos;s history yet.</source>
        <translation>Ningún docente ha firmado todavía el historial de esta mesa.</translation>
    </message>
    <message>
        <source>Sign out once, then try again.</source>
        <translation>Sal una vez y vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>No ha entrado nadie.</translation>
    </message>
    <message>
        <source>Sign in and try again.</source>
        <translation>Entra y vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>PINs are for techs and leads who are active.</source>
        <translation>El PIN es para integrantes y líderes en activo.</translation>
    </message>
    <message>
        <source>Advisors use a passphrase.</source>
        <translation>Los docentes usan una frase secreta.</translation>
    </message>
    <message>
        <source>Only advisors sign.</source>
        <translation>Solo firman los docentes.</translation>
    </message>
    <message>
        <source>Nothing was signed.</source>
        <translation>No se firmó nada.</translation>
    </message>
    <message>
        <source>Ask an advisor.</source>
        <translation>Pide ayuda a un docente.</translation>
    </message>
    <message>
        <source>This key</source>
        <translation>Esta llave</translation>
    </message>
    <message>
        <source>This key is not in use any more.</source>
        <translation>Esta llave ya no está en uso.</translation>
    </message>
    <message>
        <source>What it signed before still counts.</source>
        <translation>Lo que firmó antes sigue valiendo.</translation>
    </message>
    <message>
        <source>This is the last key in use: without it nobody could sign any more.</source>
        <translation>Esta es la última llave en uso: sin ella ya nadie podría firmar.</translation>
    </message>
    <message>
        <source>Certify a fellow advisor first, or take the recovery sheet to replace this key.</source>
        <translation>Certifica antes la llave de otro docente, o usa la hoja de recuperación para reemplazar esta.</translation>
    </message>
    <message>
        <source>Passphrases are for advisors who are active.</source>
        <translation>Las frases secretas son para docentes en activo.</translation>
    </message>
    <message>
        <source>Make them an advisor first.</source>
        <translation>Dale primero la función de docente.</translation>
    </message>
    <message>
        <source>New tickets: {new}. Here already: {known}.</source>
        <translation>Tickets nuevos: {new}. Ya estaban aquí: {known}.</translation>
    </message>
    <message>
        <source>New replies: {new}. Here already: {known}.</source>
        <translation>Respuestas nuevas: {new}. Ya estaban aquí: {known}.</translation>
    </message>
    <message>
        <source>People not known here, who become placeholders: {count}.</source>
        <translation>Personas que aquí no se conocen y quedan con datos por completar: {count}.</translation>
    </message>
    <message>
        <source>Replies to tickets that are in neither file nor desk are left out: {count}.</source>
        <translation>Respuestas que quedan fuera porque su ticket no está ni en el archivo ni en la mesa: {count}.</translation>
    </message>
    <message>
        <source>Problems: {count}. Nothing is imported until they are mended. The first:</source>
        <translation>Problemas: {count}. No se importa nada hasta que se corrijan. Los primeros:</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>Línea {line}</translation>
    </message>
    <message>
        <source>“{file}”, line {line}</source>
        <translation>“{file}”, línea {line}</translation>
    </message>
    <message>
        <source>has more than {most} characters</source>
        <translation>tiene más de {most} caracteres</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Acórtalo.</translation>
    </message>
    <message>
        <source>has a date no ticket can have</source>
        <translation>tiene una fecha que ningún ticket puede tener</translation>
    </message>
    <message>
        <source>Check the year.</source>
        <translation>Revisa el año.</translation>
    </message>
    <message>
        <source>Write it as: {example}.</source>
        <translation>Escríbelo así: {example}.</translation>
    </message>
    <message>
        <source>“{work}” cannot be logged as work</source>
        <translation>“{work}” no se puede registrar como trabajo</translation>
    </message>
    <message>
        <source>No new names were found.</source>
        <translation>No se encontraron nombres nuevos.</translation>
    </message>
    <message>
        <source>Paste one name on each line.</source>
        <translation>Pega un nombre en cada línea.</translation>
    </message>
    <message>
        <source>You cannot mark yourself as left.</source>
        <translation>No puedes anotar que tú ya no estás.</translation>
    </message>
    <message>
        <source>Ask another advisor.</source>
        <translation>Pídeselo a otro docente.</translation>
    </message>
    <message>
        <source>These two cannot be merged.</source>
        <translation>Estos dos no se pueden unir.</translation>
    </message>
    <message>
        <source>Choose two records of one person.</source>
        <translation>Elige dos registros de una misma persona.</translation>
    </message>
    <message>
        <source>You are signed in with the record that would go.</source>
        <translation>Entraste con el registro que desaparecería.</translation>
    </message>
    <message>
        <source>Keep it, let the other go.</source>
        <translation>Conserva ese y deja ir el otro.</translation>
    </message>
    <message>
        <source>This term</source>
        <translation>Este período</translation>
    </message>
    <message>
        <source>This block</source>
        <translation>Este bloque</translation>
    </message>
    <message>
        <source>The requester</source>
        <translation>Quien lo pide</translation>
    </message>
    <message>
        <source>A desk needs an advisor with a passphrase, and this is the only one.</source>
        <translation>Una mesa necesita un docente con frase secreta, y esta persona es la única.</translation>
    </message>
    <message>
        <source>Add another advisor and their passphrase first.</source>
        <translation>Añade antes otro docente con su frase secreta.</translation>
    </message>
    <message>
        <source>Merging leads or advisors is for an advisor.</source>
        <translation>Unir líderes o docentes es cosa de un docente.</translation>
    </message>
    <message>
        <source>The record that would go has a passphrase of its own, and what it opens cannot move.</source>
        <translation>El registro que desaparecería tiene una frase secreta propia, y lo que abre no se puede traspasar.</translation>
    </message>
    <message>
        <source>Keep that record and let the other one go.</source>
        <translation>Conserva ese registro y deja ir el otro.</translation>
    </message>
    <message>
        <source>There is nothing to assign.</source>
        <translation>No hay nada que asignar.</translation>
    </message>
    <message>
        <source>Deal first.</source>
        <translation>Reparte primero.</translation>
    </message>
    <message>
        <source>All these tickets were taken or changed meanwhile.</source>
        <translation>Todos estos tickets fueron tomados o cambiados entretanto.</translation>
    </message>
    <message>
        <source>Deal again.</source>
        <translation>Reparte otra vez.</translation>
    </message>
    <message>
        <source>This gate is open to them already.</source>
        <translation>Ya tiene este permiso abierto.</translation>
    </message>
    <message>
        <source>This gate</source>
        <translation>Este permiso</translation>
    </message>
    <message>
        <source>This person is not on the team now.</source>
        <translation>Esta persona ahora no está en el equipo.</translation>
    </message>
    <message>
        <source>Choose an active tech or lead.</source>
        <translation>Elige un integrante o líder en activo.</translation>
    </message>
    <message>
        <source>This project</source>
        <translation>Este proyecto</translation>
    </message>
    <message>
        <source>Partners are students on the team.</source>
        <translation>Solo participan estudiantes del equipo.</translation>
    </message>
    <message>
        <source>Choose somebody of the list.</source>
        <translation>Elige a alguien de la lista.</translation>
    </message>
    <message>
        <source>They are asked or with you already.</source>
        <translation>Ya tiene tu invitación o ya participa.</translation>
    </message>
    <message>
        <source>Choose somebody else.</source>
        <translation>Elige a otra persona.</translation>
    </message>
    <message>
        <source>They joined already.</source>
        <translation>Ya participa.</translation>
    </message>
    <message>
        <source>Only they can leave.</source>
        <translation>Solo esa persona puede dejarlo.</translation>
    </message>
    <message>
        <source>Only a partner who joined can take it over.</source>
        <translation>Solo puede recibirlo quien ya participa.</translation>
    </message>
    <message>
        <source>Ask somebody to join first.</source>
        <translation>Invita antes a alguien.</translation>
    </message>
    <message>
        <source>Say why it should be looked at again.</source>
        <translation>Di por qué hay que mirarlo otra vez.</translation>
    </message>
    <message>
        <source>One or two sentences are enough.</source>
        <translation>Bastan una o dos frases.</translation>
    </message>
    <message>
        <source>There is no other advisor at this desk.</source>
        <translation>No hay otro docente en esta mesa.</translation>
    </message>
    <message>
        <source>Ask for a talk instead.</source>
        <translation>Pide mejor una conversación.</translation>
    </message>
    <message>
        <source>They cannot look at it again.</source>
        <translation>Esta persona no puede mirarlo otra vez.</translation>
    </message>
    <message>
        <source>Say why it is opened again.</source>
        <translation>Di por qué se abre otra vez.</translation>
    </message>
    <message>
        <source>One sentence is enough.</source>
        <translation>Basta una frase.</translation>
    </message>
    <message>
        <source>This milestone</source>
        <translation>Este paso</translation>
    </message>
    <message>
        <source>Say what you did.</source>
        <translation>Di qué hiciste.</translation>
    </message>
    <message>
        <source>A few words are enough.</source>
        <translation>Bastan unas palabras.</translation>
    </message>
    <message>
        <source>Minutes go from 0 to 720.</source>
        <translation>Los minutos van de 0 a 720.</translation>
    </message>
    <message>
        <source>Log longer work on each of its days.</source>
        <translation>Registra el trabajo más largo en cada uno de sus días.</translation>
    </message>
    <message>
        <source>This check-in</source>
        <translation>Esta anotación</translation>
    </message>
    <message>
        <source>Only your own check-ins are yours to take out.</source>
        <translation>Solo puedes quitar tus propias anotaciones.</translation>
    </message>
    <message>
        <source>{number} is evidence for it already.</source>
        <translation>{number} ya está entre las evidencias.</translation>
    </message>
    <message>
        <source>Look at the list below.</source>
        <translation>Mira la lista de abajo.</translation>
    </message>
    <message>
        <source>A link begins with https:// or http://.</source>
        <translation>Un enlace empieza por https:// o http://.</translation>
    </message>
    <message>
        <source>Copy it from the browser.</source>
        <translation>Cópialo del navegador.</translation>
    </message>
    <message>
        <source>The bytes of this file were changed outside of Trellis.</source>
        <translation>El contenido de este archivo se cambió fuera de Trellis.</translation>
    </message>
    <message>
        <source>A backup has the old ones.</source>
        <translation>Una copia de seguridad tiene el anterior.</translation>
    </message>
    <message>
        <source>This file</source>
        <translation>Este archivo</translation>
    </message>
    <message>
        <source>This idea</source>
        <translation>Esta idea</translation>
    </message>
    <message>
        <source>Nothing in it differs from what was approved.</source>
        <translation>No hay nada distinto de lo aprobado.</translation>
    </message>
    <message>
        <source>Go on with the work.</source>
        <translation>Sigue con el trabajo.</translation>
    </message>
    <message>
        <source>The proposal has to be approved first.</source>
        <translation>Antes hay que aprobar la propuesta.</translation>
    </message>
    <message>
        <source>Hand in the proposal.</source>
        <translation>Entrega la propuesta.</translation>
    </message>
    <message>
        <source>The plan was changed and not approved yet.</source>
        <translation>El plan se cambió y todavía no está aprobado.</translation>
    </message>
    <message>
        <source>Hand in the new version, or revert it.</source>
        <translation>Entrega la versión nueva, o vuelve a la anterior.</translation>
    </message>
    <message>
        <source>The working draft cannot be read.</source>
        <translation>El borrador de trabajo no se puede leer.</translation>
    </message>
    <message>
        <source>Go back to the version handed in.</source>
        <translation>Vuelve a la versión entregada.</translation>
    </message>
    <message>
        <source>A text of this project cannot be read: it was changed outside of Trellis.</source>
        <translation>Un texto de este proyecto no se puede leer: se cambió fuera de Trellis.</translation>
    </message>
    <message>
        <source>The bytes of {name} are missing or were changed outside of Trellis.</source>
        <translation>El contenido de {name} falta o se cambió fuera de Trellis.</translation>
    </message>
    <message>
        <source>This partner</source>
        <translation>Este participante</translation>
    </message>
    <message>
        <source>What was handed in was changed outside of Trellis.</source>
        <translation>Lo que se entregó se cambió fuera de Trellis.</translation>
    </message>
    <message>
        <source>Take it back, or restore a backup.</source>
        <translation>Retíralo, o restaura una copia de seguridad.</translation>
    </message>
    <message>
        <source>This evidence</source>
        <translation>Esta evidencia</translation>
    </message>
    <message>
        <source>One comment has no answer yet.</source>
        <translation>Un comentario todavía no tiene respuesta.</translation>
    </message>
    <message>
        <source>{count} comments have no answer yet.</source>
        <translation>{count} comentarios todavía no tienen respuesta.</translation>
    </message>
    <message>
        <source>Answer each, also with a no and why.</source>
        <translation>Responde a cada uno, también con un no y el porqué.</translation>
    </message>
    <message>
        <source>A signature cannot be taken back, only revoked.</source>
        <translation>Una firma no se puede deshacer, solo retirar.</translation>
    </message>
    <message>
        <source>They joined since, so they were not unasked.</source>
        <translation>Ya participa, así que no se le quitó la invitación.</translation>
    </message>
    <message>
        <source>Others have to do with it by now.</source>
        <translation>Ya hay otras personas que tienen que ver con esto.</translation>
    </message>
    <message>
        <source>Withdraw it instead.</source>
        <translation>Retíralo.</translation>
    </message>
    <message>
        <source>This was done anew since, so it was not taken back.</source>
        <translation>Esto se volvió a hacer después, así que no se deshizo.</translation>
    </message>
    <message>
        <source>The project went on since, so this stays.</source>
        <translation>El proyecto siguió adelante, así que esto se queda.</translation>
    </message>
    <message>
        <source>Look at where it stands.</source>
        <translation>Mira cómo está.</translation>
    </message>
    <message>
        <source>A desk needs a name.</source>
        <translation>Una mesa necesita un nombre.</translation>
    </message>
    <message>
        <source>For example: Riverside High Help Desk.</source>
        <translation>Por ejemplo: Mesa de ayuda del IES Riberas.</translation>
    </message>
    <message>
        <source>Lock after 1 to 60 minutes.</source>
        <translation>Bloquea después de 1 a 60 minutos.</translation>
    </message>
    <message>
        <source>5 is a good choice.</source>
        <translation>5 es una buena elección.</translation>
    </message>
    <message>
        <source>Keep at least one category.</source>
        <translation>Deja al menos una categoría.</translation>
    </message>
    <message>
        <source>Other is enough.</source>
        <translation>Con Otros basta.</translation>
    </message>
    <message>
        <source>Remind after 1 to 30 days.</source>
        <translation>Recuerda después de 1 a 30 días.</translation>
    </message>
    <message>
        <source>2 is a good choice.</source>
        <translation>2 es una buena elección.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>Ya hay un archivo con este nombre.</translation>
    </message>
    <message>
        <source>It was not touched.</source>
        <translation>No se tocó.</translation>
    </message>
    <message>
        <source>Open it, or choose another folder or name.</source>
        <translation>Ábrelo, o elige otra carpeta u otro nombre.</translation>
    </message>
    <message>
        <source>A desk needs a name of at most {most} characters.</source>
        <translation>Una mesa necesita un nombre de como mucho {most} caracteres.</translation>
    </message>
    <message>
        <source>Ask the student to hand it in anew; verify names what was changed.</source>
        <translation>Pide al estudiante que lo entregue otra vez; verificar nombra lo que se cambió.</translation>
    </message>
    <message>
        <source>This version</source>
        <translation>Esta versión</translation>
    </message>
    <message>
        <source>Another version waits now.</source>
        <translation>Ahora espera otra versión.</translation>
    </message>
    <message>
        <source>Look at it before you decide.</source>
        <translation>Mírala antes de decidir.</translation>
    </message>
    <message>
        <source>There is no decision to take back.</source>
        <translation>No hay ninguna decisión que retirar.</translation>
    </message>
    <message>
        <source>Look at its history.</source>
        <translation>Mira su historial.</translation>
    </message>
    <message>
        <source>It was decided anew meanwhile.</source>
        <translation>Entretanto se decidió otra vez.</translation>
    </message>
    <message>
        <source>Look at it before you take it back.</source>
        <translation>Mírala antes de retirarla.</translation>
    </message>
    <message>
        <source>Say what you changed, or why not.</source>
        <translation>Di qué cambiaste, o por qué no.</translation>
    </message>
    <message>
        <source>This comment</source>
        <translation>Este comentario</translation>
    </message>
    <message>
        <source>Say what you think of it.</source>
        <translation>Di qué te parece.</translation>
    </message>
    <message>
        <source>What is clear, and what you wonder about.</source>
        <translation>Lo que está claro, y lo que te preguntas.</translation>
    </message>
    <message>
        <source>This decision</source>
        <translation>Esta decisión</translation>
    </message>
    <message>
        <source>This decision does not hold, so there is nothing to vouch for.</source>
        <translation>Esta decisión no vale, así que no hay nada que certificar.</translation>
    </message>
    <message>
        <source>See verify.</source>
        <translation>Mira en verificar.</translation>
    </message>
    <message>
        <source>A decision about this project does not hold.</source>
        <translation>Una decisión sobre este proyecto no vale.</translation>
    </message>
    <message>
        <source>Something about this project was changed outside of Trellis.</source>
        <translation>Algo de este proyecto se cambió fuera de Trellis.</translation>
    </message>
    <message>
        <source>A file that was handed in is missing or was changed.</source>
        <translation>Un archivo que se entregó falta o fue cambiado.</translation>
    </message>
    <message>
        <source>This version was changed outside of Trellis.</source>
        <translation>Esta versión se cambió fuera de Trellis.</translation>
    </message>
    <message>
        <source>The other ticket</source>
        <translation>El otro ticket</translation>
    </message>
    <message>
        <source>This reply</source>
        <translation>Esta respuesta</translation>
    </message>
    <message>
        <source>A note is for the team; nobody is told of it.</source>
        <translation>Una nota es para el equipo; no se avisa a nadie.</translation>
    </message>
    <message>
        <source>They are credited on this ticket already.</source>
        <translation>Ya tiene una mención en este ticket.</translation>
    </message>
    <message>
        <source>This credit</source>
        <translation>Esta mención</translation>
    </message>
    <message>
        <source>Choose an active tech, lead or advisor.</source>
        <translation>Elige un integrante, líder o docente en activo.</translation>
    </message>
    <message>
        <source>Columns: {columns}.</source>
        <translation>Columnas: {columns}.</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>comas</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>puntos y coma</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>tabuladores</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>barras</translation>
    </message>
    <message>
        <source>Read as {encoding}, columns separated by {between}.</source>
        <translation>Leído como {encoding}, columnas separadas por {between}.</translation>
    </message>
    <message>
        <source>Read as {encoding}, columns separated by {between}, header in line {line}.</source>
        <translation>Leído como {encoding}, columnas separadas por {between}, encabezado en la línea {line}.</translation>
    </message>
    <message>
        <source>has a broken character that no file can hold</source>
        <translation>tiene un carácter roto que no cabe en ningún archivo</translation>
    </message>
    <message>
        <source>Take it out of the text.</source>
        <translation>Quítalo del texto.</translation>
    </message>
    <message>
        <source>“{cell}” is not a value Trellis knows here</source>
        <translation>“{cell}” no es un valor que Trellis conozca aquí</translation>
    </message>
    <message>
        <source>Use one of these: {names}.</source>
        <translation>Usa uno de estos: {names}.</translation>
    </message>
    <message>
        <source>“{cell}” is not a date in the form the profile names</source>
        <translation>“{cell}” no es una fecha en la forma que indica el perfil</translation>
    </message>
    <message>
        <source>Write it as 2026-09-30 14:35.</source>
        <translation>Escríbelo como 2026-09-30 14:35.</translation>
    </message>
    <message>
        <source>It is not UTF-8 text.</source>
        <translation>No es texto UTF-8.</translation>
    </message>
    <message>
        <source>It is not TOML: {error}.</source>
        <translation>No es TOML: {error}.</translation>
    </message>
    <message>
        <source>It has to hold [[idea]] entries and nothing else.</source>
        <translation>Tiene que contener entradas [[idea]] y nada más.</translation>
    </message>
    <message>
        <source>Idea {count}</source>
        <translation>Idea {count}</translation>
    </message>
    <message>
        <source>The key “{key}” stands there twice.</source>
        <translation>La clave “{key}” está dos veces.</translation>
    </message>
    <message>
        <source>{called} is not an entry of its own.</source>
        <translation>{called} no es una entrada propia.</translation>
    </message>
    <message>
        <source>{called} lacks “{missing}”.</source>
        <translation>A {called} le falta “{missing}”.</translation>
    </message>
    <message>
        <source>{called} has an unknown “{unknown}”.</source>
        <translation>{called} tiene un “{unknown}” desconocido.</translation>
    </message>
    <message>
        <source>{called}: “{name}” has to be a text.</source>
        <translation>{called}: “{name}” tiene que ser un texto.</translation>
    </message>
    <message>
        <source>{called}: “{name}” has to be a list of texts.</source>
        <translation>{called}: “{name}” tiene que ser una lista de textos.</translation>
    </message>
    <message>
        <source>{called}: “key” has to be small letters, digits and hyphens.</source>
        <translation>{called}: “key” tiene que ser de minúsculas, cifras y guiones.</translation>
    </message>
    <message>
        <source>{called} has needless spaces, or a way to show twice.</source>
        <translation>{called} tiene espacios de más, o dos veces una forma de mostrarlo.</translation>
    </message>
    <message>
        <source>The list of ideas cannot be read. {why}</source>
        <translation>La lista de ideas no se puede leer. {why}</translation>
    </message>
    <message>
        <source>Mend it, or install Trellis anew.</source>
        <translation>Corrígela, o instala Trellis de nuevo.</translation>
    </message>
    <message>
        <source>“{shown}” is a folder or a device, not a file.</source>
        <translation>“{shown}” es una carpeta o un dispositivo, no un archivo.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Elige un archivo.</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>no hay tal archivo</translation>
    </message>
    <message>
        <source>“{shown}” could not be read ({why}).</source>
        <translation>“{shown}” no se pudo leer ({why}).</translation>
    </message>
    <message>
        <source>Check that it is still there.</source>
        <translation>Comprueba que sigue ahí.</translation>
    </message>
    <message>
        <source>“{shown}” is larger than {size}.</source>
        <translation>“{shown}” ocupa más de {size}.</translation>
    </message>
    <message>
        <source>Make it smaller, or add a link to where it is.</source>
        <translation>Hazlo más pequeño, o añade un enlace a donde está.</translation>
    </message>
    <message>
        <source>“{shown}” is empty.</source>
        <translation>“{shown}” está vacío.</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} bytes</translation>
    </message>
    <message>
        <source>Columns left out: {columns}.</source>
        <translation>Columnas que quedan fuera: {columns}.</translation>
    </message>
    <message>
        <source>Left out on purpose, because Trellis keeps no scores: {columns}.</source>
        <translation>Fuera a propósito, porque Trellis no guarda notas ni puntuaciones: {columns}.</translation>
    </message>
    <message>
        <source>{columns} and {count} more</source>
        <translation>{columns} y {count} más</translation>
    </message>
    <message>
        <source>There is no import profile called “{name}”.</source>
        <translation>No hay ningún perfil de importación llamado “{name}”.</translation>
    </message>
    <message>
        <source>Choose one of these: {known}.</source>
        <translation>Elige uno de estos: {known}.</translation>
    </message>
    <message>
        <source>The import profile “{name}” has a mistake: {error}.</source>
        <translation>El perfil de importación “{name}” tiene un error: {error}.</translation>
    </message>
    <message>
        <source>Mend the profile, or choose another.</source>
        <translation>Corrige el perfil, o elige otro.</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>No se escribió ningún archivo.</translation>
    </message>
    <message>
        <source>The file “{name}” could not be written ({why}).</source>
        <translation>El archivo “{name}” no se pudo escribir ({why}).</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Elige otra carpeta, o haz sitio en el disco.</translation>
    </message>
    <message>
        <source>The row of “{name}”</source>
        <translation>La fila de “{name}”</translation>
    </message>
    <message>
        <source>What stands above the table is left out.</source>
        <translation>Lo que está encima de la tabla queda fuera.</translation>
    </message>
    <message>
        <source>The first row does not look like a header; the columns have numbers.</source>
        <translation>La primera fila no parece un encabezado; las columnas llevan números.</translation>
    </message>
    <message>
        <source>Rows with fewer cells than the header: {count}; the missing ones are empty.</source>
        <translation>Filas con menos celdas que el encabezado: {count}; las que faltan quedan vacías.</translation>
    </message>
    <message>
        <source>Rows with more cells than the header: {count}, the first in line {line}; what is beyond the header is left out.</source>
        <translation>Filas con más celdas que el encabezado: {count}, la primera en la línea {line}; lo que pasa del encabezado queda fuera.</translation>
    </message>
    <message>
        <source>A quotation mark opens in the row of line {line} and is never closed.</source>
        <translation>En la fila de la línea {line} se abre una comilla que nunca se cierra.</translation>
    </message>
    <message>
        <source>The file does not say how its letters are written; read as {encoding}.</source>
        <translation>El archivo no dice cómo están escritas sus letras; leído como {encoding}.</translation>
    </message>
    <message>
        <source>Characters broken in the file: {count}; they are shown as �.</source>
        <translation>Caracteres rotos en el archivo: {count}; se muestran como �.</translation>
    </message>
    <message>
        <source>Zero bytes left out: {count}.</source>
        <translation>Bytes cero que quedan fuera: {count}.</translation>
    </message>
    <message>
        <source>has nothing in it</source>
        <translation>no tiene nada dentro</translation>
    </message>
    <message>
        <source>is not a text file</source>
        <translation>no es un archivo de texto</translation>
    </message>
    <message>
        <source>Save its rows as CSV and import that file.</source>
        <translation>Guarda sus filas como CSV e importa ese archivo.</translation>
    </message>
    <message>
        <source>has no rows in it</source>
        <translation>no tiene filas</translation>
    </message>
    <message>
        <source>has more than {most} columns</source>
        <translation>tiene más de {most} columnas</translation>
    </message>
    <message>
        <source>Take out the columns nobody needs.</source>
        <translation>Quita las columnas que nadie necesita.</translation>
    </message>
    <message>
        <source>has a cell in the row of line {line} that cannot be read</source>
        <translation>tiene en la fila de la línea {line} una celda que no se puede leer</translation>
    </message>
    <message>
        <source>has a cell of more than {most} characters in the row of line {line}</source>
        <translation>tiene en la fila de la línea {line} una celda de más de {most} caracteres</translation>
    </message>
    <message>
        <source>A quotation mark may be open there that is never closed.</source>
        <translation>Quizá ahí se abre una comilla que nunca se cierra.</translation>
    </message>
    <message>
        <source>is not a file</source>
        <translation>no es un archivo</translation>
    </message>
    <message>
        <source>is {kind}, not a text file</source>
        <translation>es {kind}, no un archivo de texto</translation>
    </message>
    <message>
        <source>has more than {most} MB</source>
        <translation>ocupa más de {most} MB</translation>
    </message>
    <message>
        <source>Split it into smaller files.</source>
        <translation>Divídelo en archivos más pequeños.</translation>
    </message>
    <message>
        <source>has a line of more than {most} MB</source>
        <translation>tiene una línea de más de {most} MB</translation>
    </message>
    <message>
        <source>Check that it is a file of rows.</source>
        <translation>Comprueba que es un archivo de filas.</translation>
    </message>
    <message>
        <source>is compressed and damaged</source>
        <translation>está comprimido y dañado</translation>
    </message>
    <message>
        <source>Fetch or export it again.</source>
        <translation>Descárgalo o expórtalo otra vez.</translation>
    </message>
    <message>
        <source>The file “{name}” {what}.</source>
        <translation>El archivo “{name}” {what}.</translation>
    </message>
    <message>
        <source>Nothing was imported, and the file is as it was.</source>
        <translation>No se importó nada, y el archivo sigue como estaba.</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>no está ahí</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Comprueba el nombre y la carpeta.</translation>
    </message>
    <message>
        <source>may not be read by you</source>
        <translation>no lo puedes leer tú</translation>
    </message>
    <message>
        <source>Copy it to a folder of your own and try again.</source>
        <translation>Cópialo a una carpeta tuya e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>cannot be read ({why})</source>
        <translation>no se puede leer ({why})</translation>
    </message>
    <message>
        <source>Try a copy of it.</source>
        <translation>Prueba con una copia.</translation>
    </message>
    <message>
        <source>This decision is too long for a text file.</source>
        <translation>Esta decisión es demasiado larga para un archivo de texto.</translation>
    </message>
    <message>
        <source>Let the desk&apos;s own file vouch for it.</source>
        <translation>Que responda por ella el archivo de la mesa.</translation>
    </message>
    <message>
        <source>This is another desk&apos;s: its fingerprint is {fingerprint}.</source>
        <translation>Es de otra mesa: su huella es {fingerprint}.</translation>
    </message>
    <message>
        <source>The readable part was changed: it does not say what was signed.</source>
        <translation>La parte legible fue cambiada: no dice lo que se firmó.</translation>
    </message>
    <message>
        <source>The desk&apos;s root record was changed, or is another desk&apos;s, so no key in this file is vouched for.</source>
        <translation>El registro raíz de la mesa fue cambiado o es de otra mesa, así que nada responde por las llaves de este archivo.</translation>
    </message>
    <message>
        <source>This decision does not hold: what was signed is not what stands in this file.</source>
        <translation>Esta decisión no vale: lo que se firmó no es lo que está en este archivo.</translation>
    </message>
    <message>
        <source>This decision does not hold: {why}.</source>
        <translation>Esta decisión no vale: {why}.</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet, save the sheet as CSV, and import that file.</source>
        <translation>Ábrelo en una hoja de cálculo, guarda la hoja como CSV e importa ese archivo.</translation>
    </message>
    <message>
        <source>an Excel workbook (xlsx)</source>
        <translation>un libro de Excel (xlsx)</translation>
    </message>
    <message>
        <source>compressed in a way Trellis does not read</source>
        <translation>algo comprimido de un modo que Trellis no lee</translation>
    </message>
    <message>
        <source>Unpack it first, or compress it with gzip.</source>
        <translation>Descomprímelo primero, o comprímelo con gzip.</translation>
    </message>
    <message>
        <source>a zip file or a workbook (xlsx, ods)</source>
        <translation>un archivo zip o un libro (xlsx, ods)</translation>
    </message>
    <message>
        <source>an empty zip file</source>
        <translation>un archivo zip vacío</translation>
    </message>
    <message>
        <source>Choose the CSV file itself.</source>
        <translation>Elige el propio archivo CSV.</translation>
    </message>
    <message>
        <source>an old Excel workbook (xls)</source>
        <translation>un libro de Excel antiguo (xls)</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>una base de datos</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un documento PDF</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>una página web</translation>
    </message>
    <message>
        <source>plain ASCII</source>
        <translation>ASCII simple</translation>
    </message>
    <message>
        <source>Windows-1252 (Western European)</source>
        <translation>Windows-1252 (Europa occidental)</translation>
    </message>
    <message>
        <source>Column {at} has the same name as another and is called “{name}” here.</source>
        <translation>La columna {at} se llama igual que otra y aquí se llama “{name}”.</translation>
    </message>
    <message>
        <source>Column {at} has no name and is called “{name}” here.</source>
        <translation>La columna {at} no tiene nombre y aquí se llama “{name}”.</translation>
    </message>
    <message>
        <source>Nothing was checked against it.</source>
        <translation>No se comparó nada con él.</translation>
    </message>
    <message>
        <source>Look whether the stick is in, and choose its file.</source>
        <translation>Mira si la memoria USB está puesta, y elige su archivo.</translation>
    </message>
    <message>
        <source>The file “{name}” is not what Trellis writes to a stick, or it was changed.</source>
        <translation>El archivo “{name}” no es lo que Trellis escribe en una memoria USB, o fue cambiado.</translation>
    </message>
    <message>
        <source>Choose another file, or have an advisor write it anew.</source>
        <translation>Elige otro archivo, o pide a un docente que lo escriba de nuevo.</translation>
    </message>
    <message>
        <source>The import profile “{name}” reads no replies.</source>
        <translation>El perfil de importación “{name}” no lee respuestas.</translation>
    </message>
    <message>
        <source>Leave the second file out.</source>
        <translation>Deja fuera el segundo archivo.</translation>
    </message>
    <message>
        <source>has the same id as line {before}</source>
        <translation>tiene el mismo id que la línea {before}</translation>
    </message>
    <message>
        <source>has neither title nor text</source>
        <translation>no tiene ni título ni texto</translation>
    </message>
    <message>
        <source>Give it a title.</source>
        <translation>Ponle un título.</translation>
    </message>
    <message>
        <source>has no id</source>
        <translation>no tiene id</translation>
    </message>
    <message>
        <source>does not say which ticket it belongs to</source>
        <translation>no dice a qué ticket pertenece</translation>
    </message>
    <message>
        <source>Fill in the id of its ticket.</source>
        <translation>Rellena el id de su ticket.</translation>
    </message>
    <message>
        <source>has no text</source>
        <translation>no tiene texto</translation>
    </message>
    <message>
        <source>Fill it in, or take the row out.</source>
        <translation>Rellénalo, o quita la fila.</translation>
    </message>
    <message>
        <source>“{item}” is not a helper</source>
        <translation>“{item}” no es un ayudante</translation>
    </message>
    <message>
        <source>“{item}” is not a line of a work log</source>
        <translation>“{item}” no es una línea de trabajo registrado</translation>
    </message>
    <message>
        <source>“{cell}” does not name a ticket</source>
        <translation>“{cell}” no nombra un ticket</translation>
    </message>
    <message>
        <source>quotation mark</source>
        <translation>comilla</translation>
    </message>
    <message>
        <source>is never closed, so the rest of the file was taken for one cell</source>
        <translation>nunca se cierra, así que el resto del archivo se tomó por una sola celda</translation>
    </message>
    <message>
        <source>Close it in this row.</source>
        <translation>Ciérrala en esta fila.</translation>
    </message>
    <message>
        <source>Give each row an id of its own.</source>
        <translation>Da a cada fila un id propio.</translation>
    </message>
    <message>
        <source>Shorten it or split it.</source>
        <translation>Acórtalo o divídelo.</translation>
    </message>
    <message>
        <source>Choose another profile, or name the columns as the profile has them.</source>
        <translation>Elige otro perfil, o llama a las columnas como las llama el perfil.</translation>
    </message>
    <message>
        <source>It looks like the file of replies.</source>
        <translation>Parece el archivo de las respuestas.</translation>
    </message>
    <message>
        <source>It looks like the file of tickets.</source>
        <translation>Parece el archivo de los tickets.</translation>
    </message>
    <message>
        <source>The file “{name}” has no column {columns}, which the profile “{profile}” needs.</source>
        <translation>El archivo “{name}” no tiene la columna {columns}, que el perfil “{profile}” necesita.</translation>
    </message>
    <message>
        <source>The ticket “{name}”</source>
        <translation>El ticket “{name}”</translation>
    </message>
    <message>
        <source>It has to hold [[topic]] entries and nothing else.</source>
        <translation>Tiene que contener entradas [[topic]] y nada más.</translation>
    </message>
    <message>
        <source>Topic {count}</source>
        <translation>Tema {count}</translation>
    </message>
    <message>
        <source>The translation of “{name}” has to be a text.</source>
        <translation>La traducción de “{name}” tiene que ser un texto.</translation>
    </message>
    <message>
        <source>{called} has an empty key, needless spaces, or a word twice.</source>
        <translation>{called} tiene una clave vacía, espacios de más, o una palabra dos veces.</translation>
    </message>
    <message>
        <source>{called}: “words” has to be a list of texts.</source>
        <translation>{called}: “words” tiene que ser una lista de textos.</translation>
    </message>
    <message>
        <source>{called}: “key”, “name” and “area” have to be texts.</source>
        <translation>{called}: “key”, “name” y “area” tienen que ser textos.</translation>
    </message>
    <message>
        <source>{called}: “gate” has to be {one} or {other}.</source>
        <translation>{called}: “gate” tiene que ser {one} o {other}.</translation>
    </message>
    <message>
        <source>{called}: “effort” has to be a number.</source>
        <translation>{called}: “effort” tiene que ser un número.</translation>
    </message>
    <message>
        <source>“{word}” stands both in “{one}” and in “{other}”.</source>
        <translation>“{word}” está a la vez en “{one}” y en “{other}”.</translation>
    </message>
    <message>
        <source>The list of topics cannot be read. {why}</source>
        <translation>La lista de temas no se puede leer. {why}</translation>
    </message>
    <message>
        <source>Say why this ticket goes to somebody else.</source>
        <translation>Di por qué este ticket va a otra persona.</translation>
    </message>
    <message>
        <source>One line is enough.</source>
        <translation>Basta una línea.</translation>
    </message>
    <message>
        <source>A ticket you moved is not to be dealt any more.</source>
        <translation>Un ticket que moviste ya no se reparte.</translation>
    </message>
    <message>
        <source>Deal again without it.</source>
        <translation>Reparte otra vez sin él.</translation>
    </message>
    <message>
        <source>Somebody you moved a ticket to is not here.</source>
        <translation>Una persona a la que moviste un ticket no está.</translation>
    </message>
    <message>
        <source>Move it to somebody who is here.</source>
        <translation>Muévelo a alguien que esté.</translation>
    </message>
    <message>
        <source>They may not take this ticket.</source>
        <translation>No puede tomar este ticket.</translation>
    </message>
    <message>
        <source>Choose somebody who may, or a time with a pair.</source>
        <translation>Elige a quien pueda, o un momento con pareja.</translation>
    </message>
    <message>
        <source>Somebody changed this while you were working on it.</source>
        <translation>Alguien lo cambió mientras trabajabas en ello.</translation>
    </message>
    <message>
        <source>Your words are kept and theirs too.</source>
        <translation>Tus palabras se conservan, y las suyas también.</translation>
    </message>
    <message>
        <source>Look at both versions and choose.</source>
        <translation>Mira las dos versiones y elige.</translation>
    </message>
    <message>
        <source>{what} is not in this desk.</source>
        <translation>{what} no está en esta mesa.</translation>
    </message>
    <message>
        <source>It may have been merged or the link may be old.</source>
        <translation>Quizá se unió a otro registro, o el enlace es antiguo.</translation>
    </message>
    <message>
        <source>This was stopped.</source>
        <translation>Esto se detuvo.</translation>
    </message>
    <message>
        <source>This part of a profile cannot be read.</source>
        <translation>Esta parte de un perfil no se puede leer.</translation>
    </message>
    <message>
        <source>Restore the newest backup.</source>
        <translation>Restaura la copia más nueva.</translation>
    </message>
    <message>
        <source>This has at most {most} characters.</source>
        <translation>Esto tiene como mucho {most} caracteres.</translation>
    </message>
    <message>
        <source>A list has at most {most} entries.</source>
        <translation>Una lista tiene como mucho {most} entradas.</translation>
    </message>
    <message>
        <source>Keep what matters most to you.</source>
        <translation>Deja lo que más te importa.</translation>
    </message>
    <message>
        <source>A recovery code has 7 groups of 4 letters and digits.</source>
        <translation>Un código de recuperación tiene 7 grupos de 4 letras y cifras.</translation>
    </message>
    <message>
        <source>Compare it with the sheet.</source>
        <translation>Compáralo con la hoja.</translation>
    </message>
    <message>
        <source>There is a typing mistake in the recovery code.</source>
        <translation>Hay un error al escribir el código de recuperación.</translation>
    </message>
    <message>
        <source>Compare each group with the sheet.</source>
        <translation>Compara cada grupo con la hoja.</translation>
    </message>
    <message>
        <source>A fingerprint has 8 groups of 4 digits and letters a to f.</source>
        <translation>Una huella tiene 8 grupos de 4 cifras y letras de la a a la f.</translation>
    </message>
    <message>
        <source>Compare each group.</source>
        <translation>Compara cada grupo.</translation>
    </message>
    <message>
        <source>A head is the number of a line, a colon and 64 digits and letters.</source>
        <translation>Una línea firmada es el número de una línea, dos puntos y 64 cifras y letras.</translation>
    </message>
    <message>
        <source>Copy all of it.</source>
        <translation>Cópiala entera.</translation>
    </message>
    <message>
        <source>A person needs a name.</source>
        <translation>Una persona necesita un nombre.</translation>
    </message>
    <message>
        <source>Type the name they want to be called.</source>
        <translation>Escribe cómo quiere que se le llame.</translation>
    </message>
    <message>
        <source>A name has at most {most} characters.</source>
        <translation>Un nombre tiene como mucho {most} caracteres.</translation>
    </message>
    <message>
        <source>The term ends before it starts.</source>
        <translation>El período termina antes de empezar.</translation>
    </message>
    <message>
        <source>Check both dates.</source>
        <translation>Revisa las dos fechas.</translation>
    </message>
    <message>
        <source>A block needs a name.</source>
        <translation>Un bloque necesita un nombre.</translation>
    </message>
    <message>
        <source>For example C, or Block 3.</source>
        <translation>Por ejemplo C, o Bloque 3.</translation>
    </message>
    <message>
        <source>A block needs its weekdays or A/B days.</source>
        <translation>Un bloque necesita sus días de la semana o días A/B.</translation>
    </message>
    <message>
        <source>For example Mon to Fri, or A.</source>
        <translation>Por ejemplo de lun a vie, o A.</translation>
    </message>
    <message>
        <source>The block ends before it starts.</source>
        <translation>El bloque termina antes de empezar.</translation>
    </message>
    <message>
        <source>Check both times.</source>
        <translation>Revisa las dos horas.</translation>
    </message>
    <message>
        <source>This is not yours to do.</source>
        <translation>Esto no te toca a ti.</translation>
    </message>
    <message>
        <source>Ask a lead or an advisor.</source>
        <translation>Pide ayuda a un líder o docente.</translation>
    </message>
    <message>
        <source>A kept deal cannot be read.</source>
        <translation>Un reparto guardado no se puede leer.</translation>
    </message>
    <message>
        <source>This is longer than {most} characters.</source>
        <translation>Esto tiene más de {most} caracteres.</translation>
    </message>
    <message>
        <source>“{what}” ends before it begins.</source>
        <translation>“{what}” termina antes de empezar.</translation>
    </message>
    <message>
        <source>Change one of the days.</source>
        <translation>Cambia uno de los días.</translation>
    </message>
    <message>
        <source>One entry is longer than {most} characters.</source>
        <translation>Una entrada tiene más de {most} caracteres.</translation>
    </message>
    <message>
        <source>There are more than {most} entries.</source>
        <translation>Hay más de {most} entradas.</translation>
    </message>
    <message>
        <source>Keep the ones that matter.</source>
        <translation>Deja las que importan.</translation>
    </message>
    <message>
        <source>A reviewer needs a title.</source>
        <translation>Quien revisa necesita un título.</translation>
    </message>
    <message>
        <source>A reviewer needs a driving question.</source>
        <translation>Quien revisa necesita una pregunta guía.</translation>
    </message>
    <message>
        <source>A reviewer needs to know what you will make.</source>
        <translation>Quien revisa necesita saber qué vas a hacer.</translation>
    </message>
    <message>
        <source>Write a sentence; it can change later.</source>
        <translation>Escribe una frase; puede cambiar después.</translation>
    </message>
    <message>
        <source>A private part of this profile, or its keys, were changed outside Trellis.</source>
        <translation>Una parte privada de este perfil, o sus llaves, se cambiaron fuera de Trellis.</translation>
    </message>
    <message>
        <source>Nothing was changed now.</source>
        <translation>Ahora no se cambió nada.</translation>
    </message>
    <message>
        <source>Restore the newest backup from before the change; verify names what was changed.</source>
        <translation>Restaura la copia más nueva de antes del cambio; verificar nombra lo que se cambió.</translation>
    </message>
    <message>
        <source>No advisor is named yet.</source>
        <translation>Todavía no hay docente elegido.</translation>
    </message>
    <message>
        <source>Choose who shares what is for you and your advisor.</source>
        <translation>Elige con quién se comparte lo que es para ti y tu docente.</translation>
    </message>
    <message>
        <source>This advisor has no passphrase yet.</source>
        <translation>Este docente todavía no tiene frase secreta.</translation>
    </message>
    <message>
        <source>Choose another, or ask them to set one.</source>
        <translation>Elige otro, o pídele que ponga una.</translation>
    </message>
    <message>
        <source>This text is longer than {most} characters.</source>
        <translation>Este texto tiene más de {most} caracteres.</translation>
    </message>
    <message>
        <source>Split it or attach it as a file.</source>
        <translation>Divídelo o adjúntalo como archivo.</translation>
    </message>
    <message>
        <source>Say what is wrong.</source>
        <translation>Di qué pasa.</translation>
    </message>
    <message>
        <source>One short sentence is enough.</source>
        <translation>Basta una frase corta.</translation>
    </message>
    <message>
        <source>A ticket needs a title.</source>
        <translation>Un ticket necesita un título.</translation>
    </message>
    <message>
        <source>Say in a few words what is wrong.</source>
        <translation>Di en pocas palabras qué pasa.</translation>
    </message>
    <message>
        <source>A title has at most {most} characters.</source>
        <translation>Un título tiene como mucho {most} caracteres.</translation>
    </message>
    <message>
        <source>Put the rest into the text.</source>
        <translation>Pon el resto en el texto.</translation>
    </message>
    <message>
        <source>You have this ticket already.</source>
        <translation>Ya tienes este ticket.</translation>
    </message>
    <message>
        <source>Somebody has this ticket already.</source>
        <translation>Alguien ya tiene este ticket.</translation>
    </message>
    <message>
        <source>Ask them to hand it over, or help as a pair.</source>
        <translation>Pídele que te lo pase, o ayuda en pareja.</translation>
    </message>
    <message>
        <source>Nobody has this ticket.</source>
        <translation>Nadie tiene este ticket.</translation>
    </message>
    <message>
        <source>Claim it if you want it.</source>
        <translation>Tómalo si lo quieres.</translation>
    </message>
    <message>
        <source>They have this ticket already.</source>
        <translation>Ya tiene este ticket.</translation>
    </message>
    <message>
        <source>Nobody has this ticket yet.</source>
        <translation>Todavía nadie tiene este ticket.</translation>
    </message>
    <message>
        <source>Claim it first.</source>
        <translation>Tómalo primero.</translation>
    </message>
    <message>
        <source>This ticket is in progress already.</source>
        <translation>Este ticket ya está en curso.</translation>
    </message>
    <message>
        <source>Say what this ticket waits for.</source>
        <translation>Di qué espera este ticket.</translation>
    </message>
    <message>
        <source>For example: parts, a reply, the network team.</source>
        <translation>Por ejemplo: piezas, una respuesta, el equipo de redes.</translation>
    </message>
    <message>
        <source>The wake-up date is not after today.</source>
        <translation>El día en que vuelve no es posterior a hoy.</translation>
    </message>
    <message>
        <source>Choose a later day or leave it empty.</source>
        <translation>Elige un día posterior o déjalo vacío.</translation>
    </message>
    <message>
        <source>Say what fixed it.</source>
        <translation>Di qué lo arregló.</translation>
    </message>
    <message>
        <source>One line helps the next person with the same problem.</source>
        <translation>Una línea ayuda a quien tenga el mismo problema después.</translation>
    </message>
    <message>
        <source>Only a resolved ticket can be closed.</source>
        <translation>Solo se puede cerrar un ticket resuelto.</translation>
    </message>
    <message>
        <source>Resolve it first.</source>
        <translation>Resuélvelo primero.</translation>
    </message>
    <message>
        <source>This ticket is open already.</source>
        <translation>Este ticket ya está abierto.</translation>
    </message>
    <message>
        <source>For example: the light blinks again since today.</source>
        <translation>Por ejemplo: la luz parpadea otra vez desde hoy.</translation>
    </message>
    <message>
        <source>A ticket cannot be a duplicate of itself.</source>
        <translation>Un ticket no puede ser duplicado de sí mismo.</translation>
    </message>
    <message>
        <source>Choose the other ticket.</source>
        <translation>Elige el otro ticket.</translation>
    </message>
    <message>
        <source>{number} is a duplicate itself.</source>
        <translation>{number} es a su vez un duplicado.</translation>
    </message>
    <message>
        <source>Choose the ticket it was closed into.</source>
        <translation>Elige el ticket en el que se cerró.</translation>
    </message>
    <message>
        <source>{number} is in the trash.</source>
        <translation>{number} está en la papelera.</translation>
    </message>
    <message>
        <source>Restore it first, or choose another ticket.</source>
        <translation>Restáuralo primero, o elige otro ticket.</translation>
    </message>
    <message>
        <source>This ticket is in the trash.</source>
        <translation>Este ticket está en la papelera.</translation>
    </message>
    <message>
        <source>Restore it first.</source>
        <translation>Restáuralo primero.</translation>
    </message>
    <message>
        <source>This ticket is in the trash already.</source>
        <translation>Este ticket ya está en la papelera.</translation>
    </message>
    <message>
        <source>This ticket is not in the trash.</source>
        <translation>Este ticket no está en la papelera.</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Todavía no hay nada escrito.</translation>
    </message>
    <message>
        <source>Write what you did or found.</source>
        <translation>Escribe qué hiciste o encontraste.</translation>
    </message>
    <message>
        <source>Minutes are between 1 and {most}.</source>
        <translation>Los minutos van de 1 a {most}.</translation>
    </message>
    <message>
        <source>Log longer work on each day it was done.</source>
        <translation>Registra el trabajo más largo en cada día en que se hizo.</translation>
    </message>
    <message>
        <source>This ticket is resolved already.</source>
        <translation>Este ticket ya está resuelto.</translation>
    </message>
    <message>
        <source>This ticket is closed.</source>
        <translation>Este ticket está cerrado.</translation>
    </message>
    <message>
        <source>This ticket was closed as a duplicate.</source>
        <translation>Este ticket se cerró como duplicado.</translation>
    </message>
    <message>
        <source>Reopen it first.</source>
        <translation>Reábrelo primero.</translation>
    </message>
    <message>
        <source>A topic needs a name.</source>
        <translation>Un tema necesita un nombre.</translation>
    </message>
    <message>
        <source>A topic needs an area.</source>
        <translation>Un tema necesita un área.</translation>
    </message>
    <message>
        <source>This name cannot be kept apart from others.</source>
        <translation>Este nombre no se distingue de otros.</translation>
    </message>
    <message>
        <source>Name it with a few letters or numbers.</source>
        <translation>Ponle un nombre con algunas letras o números.</translation>
    </message>
    <message>
        <source>The effort of a topic is 1, 2, 3 or 5.</source>
        <translation>El esfuerzo de un tema es 1, 2, 3 o 5.</translation>
    </message>
    <message>
        <source>Choose one of them.</source>
        <translation>Elige uno de ellos.</translation>
    </message>
    <message>
        <source>A word or two are enough.</source>
        <translation>Basta una palabra o dos.</translation>
    </message>
    <message>
        <source>“{word}” is not one to four words.</source>
        <translation>“{word}” no tiene de una a cuatro palabras.</translation>
    </message>
    <message>
        <source>“{word}” would be found everywhere.</source>
        <translation>“{word}” aparecería en todas partes.</translation>
    </message>
    <message>
        <source>Use a word of two letters or more.</source>
        <translation>Usa una palabra de dos letras o más.</translation>
    </message>
    <message>
        <source>A topic has at most {most} words.</source>
        <translation>Un tema tiene como mucho {most} palabras.</translation>
    </message>
    <message>
        <source>Keep the ones people really use.</source>
        <translation>Deja las que la gente usa de verdad.</translation>
    </message>
    <message>
        <source>The folder for backups is not there: {folder}.</source>
        <translation>La carpeta para las copias no está: {folder}.</translation>
    </message>
    <message>
        <source>The desk itself is safe.</source>
        <translation>La mesa está a salvo.</translation>
    </message>
    <message>
        <source>Put the USB stick back in, or choose another folder in the settings.</source>
        <translation>Vuelve a poner la memoria USB, o elige otra carpeta en los ajustes.</translation>
    </message>
    <message>
        <source>No backup can be written to {folder}: {detail}.</source>
        <translation>No se puede escribir ninguna copia en {folder}: {detail}.</translation>
    </message>
    <message>
        <source>Choose another folder in the settings, or ask whoever looks after this computer.</source>
        <translation>Elige otra carpeta en los ajustes, o pregunta a quien se ocupa de esta máquina.</translation>
    </message>
    <message>
        <source>There is not enough room for a backup in {folder}: it needs {need} MB, {free} MB are free.</source>
        <translation>No hay sitio para una copia en {folder}: hacen falta {need} MB y hay {free} MB libres.</translation>
    </message>
    <message>
        <source>The desk itself and all older backups are safe.</source>
        <translation>La mesa y todas las copias anteriores están a salvo.</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder in the settings.</source>
        <translation>Libera sitio ahí, o elige otra carpeta en los ajustes.</translation>
    </message>
    <message>
        <source>The desk file is damaged, so no backup of it was made: {detail}.</source>
        <translation>El archivo de la mesa está dañado, así que no se hizo ninguna copia: {detail}.</translation>
    </message>
    <message>
        <source>All older backups are untouched.</source>
        <translation>Ninguna copia anterior se tocó.</translation>
    </message>
    <message>
        <source>Restore the newest backup; the damaged file is kept beside it.</source>
        <translation>Restaura la copia más nueva; el archivo dañado se guarda al lado.</translation>
    </message>
    <message>
        <source>The backup in {folder} came out damaged and was thrown away: {detail}.</source>
        <translation>La copia en {folder} salió dañada y se desechó: {detail}.</translation>
    </message>
    <message>
        <source>Try again with another disk or stick; this one may be failing.</source>
        <translation>Inténtalo con otro disco u otra memoria USB; este puede estar fallando.</translation>
    </message>
    <message>
        <source>it cannot be read back</source>
        <translation>no se puede volver a leer</translation>
    </message>
    <message>
        <source>And {count} more like these.</source>
        <translation>Y {count} más como estos.</translation>
    </message>
    <message>
        <source>Line {seq} of history was changed: it holds what no line can hold.</source>
        <translation>La línea {seq} del historial fue cambiada: contiene lo que ninguna línea puede contener.</translation>
    </message>
    <message>
        <source>A station cites line {start}… of history, which is not there.</source>
        <translation>Un puesto cita la línea {start}… del historial, que no está.</translation>
    </message>
    <message>
        <source>Line {seq} of history is of a station this desk does not have.</source>
        <translation>La línea {seq} del historial es de un puesto que esta mesa no tiene.</translation>
    </message>
    <message>
        <source>What line {seq} of history tells was changed.</source>
        <translation>Lo que cuenta la línea {seq} del historial fue cambiado.</translation>
    </message>
    <message>
        <source>Line {first} of history is missing.</source>
        <translation>Falta la línea {first} del historial.</translation>
    </message>
    <message>
        <source>Lines {first} to {last} of history are missing.</source>
        <translation>Faltan las líneas {first} a {last} del historial.</translation>
    </message>
    <message>
        <source>Line {seq} of history is not in its place: lines were moved or put in between.</source>
        <translation>La línea {seq} del historial no está en su sitio: se movieron o intercalaron líneas.</translation>
    </message>
    <message>
        <source>Line {seq} of history was changed, or the line before it was changed or removed.</source>
        <translation>La línea {seq} del historial fue cambiada, o la anterior fue cambiada o quitada.</translation>
    </message>
    <message>
        <source>lines of history: {found} instead of {wanted}</source>
        <translation>líneas de historial: {found} en vez de {wanted}</translation>
    </message>
    <message>
        <source>This is not the desk this computer remembers.</source>
        <translation>Esta no es la mesa que recuerda esta máquina.</translation>
    </message>
    <message>
        <source>This is not the desk that was meant.</source>
        <translation>Esta no es la mesa de la que se trataba.</translation>
    </message>
    <message>
        <source>This is not the desk the stick was written for.</source>
        <translation>Esta no es la mesa para la que se escribió la memoria USB.</translation>
    </message>
    <message>
        <source>The root record is not the one this computer remembers.</source>
        <translation>El registro raíz no es el que recuerda esta máquina.</translation>
    </message>
    <message>
        <source>The root record is not the one whose fingerprint was given.</source>
        <translation>El registro raíz no es el de la huella indicada.</translation>
    </message>
    <message>
        <source>The root record is not the one the stick remembers.</source>
        <translation>El registro raíz no es el que recuerda la memoria USB.</translation>
    </message>
    <message>
        <source>Line {seq} of history, remembered on this computer, is missing or was changed.</source>
        <translation>La línea {seq} del historial, que recuerda esta máquina, falta o fue cambiada.</translation>
    </message>
    <message>
        <source>Line {seq} of history, given to check against, is missing or was changed.</source>
        <translation>La línea {seq} del historial, indicada para comprobar, falta o fue cambiada.</translation>
    </message>
    <message>
        <source>Line {seq} of history, kept on the stick, is missing or was changed.</source>
        <translation>La línea {seq} del historial, guardada en la memoria USB, falta o fue cambiada.</translation>
    </message>
    <message>
        <source>A signed head cannot be read.</source>
        <translation>Una línea firmada no se puede leer.</translation>
    </message>
    <message>
        <source>The signature under line {seq} is not an advisor&apos;s.</source>
        <translation>La firma bajo la línea {seq} no es de un docente.</translation>
    </message>
    <message>
        <source>Line {seq} of history is not the one an advisor signed.</source>
        <translation>La línea {seq} del historial no es la que firmó un docente.</translation>
    </message>
    <message>
        <source>The root record is missing or was changed, so no advisor&apos;s key can be believed.</source>
        <translation>El registro raíz falta o fue cambiado, así que no se puede creer en ninguna llave de docente.</translation>
    </message>
    <message>
        <source>A key cannot be read.</source>
        <translation>Una llave no se puede leer.</translation>
    </message>
    <message>
        <source>A key is not where history says it was made.</source>
        <translation>Una llave no está donde el historial dice que se hizo.</translation>
    </message>
    <message>
        <source>A key is not certified by an advisor of this desk.</source>
        <translation>Una llave no está certificada por un docente de esta mesa.</translation>
    </message>
    <message>
        <source>A key that history tells of is missing.</source>
        <translation>Falta una llave de la que habla el historial.</translation>
    </message>
    <message>
        <source>What tells that a key was retired cannot be read.</source>
        <translation>No se puede leer lo que cuenta que se retiró una llave.</translation>
    </message>
    <message>
        <source>A key was retired by nobody who could, or what tells of it was changed.</source>
        <translation>Una llave la retiró quien no podía, o lo que lo cuenta fue cambiado.</translation>
    </message>
    <message>
        <source>A key was not retired where history says.</source>
        <translation>Una llave no se retiró donde dice el historial.</translation>
    </message>
    <message>
        <source>No signed head stands over the retirement of a key any more, so nothing it signed counts.</source>
        <translation>Ya no hay ninguna línea firmada después de retirarse una llave, así que nada de lo que firmó vale.</translation>
    </message>
    <message>
        <source>Line {seq} of history tells that a key was retired, but nothing in the file says so any more.</source>
        <translation>La línea {seq} del historial cuenta que se retiró una llave, pero nada en el archivo lo dice ya.</translation>
    </message>
    <message>
        <source>{holder} has this desk open and keeps it locked.</source>
        <translation>{holder} tiene abierta esta mesa y la mantiene bloqueada.</translation>
    </message>
    <message>
        <source>Nothing was changed and nothing is lost.</source>
        <translation>No se cambió nada y no se perdió nada.</translation>
    </message>
    <message>
        <source>Wait until it is done or close it there, then try again.</source>
        <translation>Espera a que termine o ciérralo allí, y vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Otro programa</translation>
    </message>
    <message>
        <source>A Trellis that is restoring a backup</source>
        <translation>Un Trellis que está restaurando una copia</translation>
    </message>
    <message>
        <source>Another Trellis</source>
        <translation>Otro Trellis</translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation>no se sabe cuándo</translation>
    </message>
    <message>
        <source>{what} (process {pid}, since {since})</source>
        <translation>{what} (proceso {pid}, desde {since})</translation>
    </message>
    <message>
        <source>{what} (process {pid}, account {user}, since {since})</source>
        <translation>{what} (proceso {pid}, cuenta {user}, desde {since})</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>No hay ningún archivo {path}.</translation>
    </message>
    <message>
        <source>Trellis wrote nothing and made no new desk.</source>
        <translation>Trellis no escribió nada ni creó otra mesa.</translation>
    </message>
    <message>
        <source>Choose where it is, or restore a backup.</source>
        <translation>Elige dónde está, o restaura una copia.</translation>
    </message>
    <message>
        <source>{path} is a folder or a device, not a desk file.</source>
        <translation>{path} es una carpeta o un dispositivo, no el archivo de una mesa.</translation>
    </message>
    <message>
        <source>Nothing was written to it.</source>
        <translation>No se escribió nada en él.</translation>
    </message>
    <message>
        <source>Choose the desk file; its name ends in .trellis.</source>
        <translation>Elige el archivo de la mesa; su nombre termina en .trellis.</translation>
    </message>
    <message>
        <source>This account may not read {path}.</source>
        <translation>Esta cuenta no puede leer {path}.</translation>
    </message>
    <message>
        <source>Nothing is lost; the file was not touched.</source>
        <translation>No se perdió nada; el archivo no se tocó.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this computer for permission to read and write the desk&apos;s folder.</source>
        <translation>Pide a quien se ocupa de esta máquina permiso para leer y escribir en la carpeta de la mesa.</translation>
    </message>
    <message>
        <source>{name} is not a desk: {why}.</source>
        <translation>{name} no es una mesa: {why}.</translation>
    </message>
    <message>
        <source>Choose another file, or restore a backup of your desk.</source>
        <translation>Elige otro archivo, o restaura una copia de tu mesa.</translation>
    </message>
    <message>
        <source>{name} was made by a newer Trellis: its tables have version {version}, this Trellis knows up to {newest}.</source>
        <translation>{name} lo hizo un Trellis más nuevo: sus tablas tienen la versión {version}, y este Trellis conoce hasta la {newest}.</translation>
    </message>
    <message>
        <source>Install the newest Trellis on this computer, then open the desk again.</source>
        <translation>Instala el Trellis más nuevo en esta máquina y vuelve a abrir la mesa.</translation>
    </message>
    <message>
        <source>it does not begin like one</source>
        <translation>no empieza como una</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>it holds values that no desk has</source>
        <translation>contiene valores que ninguna mesa tiene</translation>
    </message>
    <message>
        <source>it was made by another program</source>
        <translation>lo hizo otro programa</translation>
    </message>
    <message>
        <source>it was never finished</source>
        <translation>nunca se terminó</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>está dañado</translation>
    </message>
    <message>
        <source>something in it points to what is not there</source>
        <translation>algo en él apunta a lo que no está</translation>
    </message>
    <message>
        <source>the part {name} is missing or was changed</source>
        <translation>la parte {name} falta o fue cambiada</translation>
    </message>
    <message>
        <source>The folder of the desk is not there: {folder}.</source>
        <translation>La carpeta de la mesa no está: {folder}.</translation>
    </message>
    <message>
        <source>If it is on a stick or another disk, put that back in. Otherwise choose where the desk is.</source>
        <translation>Si está en una memoria USB o en otro disco, vuelve a ponerlo. Si no, elige dónde está la mesa.</translation>
    </message>
    <message>
        <source>{name} is on another computer&apos;s disk ({mount}). There two computers writing at once would damage it.</source>
        <translation>{name} está en el disco de otra máquina ({mount}). Allí, dos máquinas que escriben a la vez lo dañarían.</translation>
    </message>
    <message>
        <source>Keep the desk on a disk of this computer. Backups may go to the network.</source>
        <translation>Deja la mesa en un disco de esta máquina. Las copias pueden ir a la red.</translation>
    </message>
    <message>
        <source>The disk is full, so the desk cannot be opened.</source>
        <translation>El disco está lleno, así que la mesa no se puede abrir.</translation>
    </message>
    <message>
        <source>Everything saved before is safe in the desk file.</source>
        <translation>Todo lo guardado antes está a salvo en el archivo de la mesa.</translation>
    </message>
    <message>
        <source>Free some space on this computer, then try again.</source>
        <translation>Libera sitio en esta máquina y vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>{thing} is in the desk, but no line of history made it.</source>
        <translation>{thing} está en la mesa, pero ninguna línea del historial habla de su creación.</translation>
    </message>
    <message>
        <source>History tells of something that is not in the desk any more: {thing}.</source>
        <translation>El historial habla de algo que ya no está en la mesa: {thing}.</translation>
    </message>
    <message>
        <source>What history told of this was taken out of it: {thing}.</source>
        <translation>Se quitó lo que el historial contaba de esto: {thing}.</translation>
    </message>
    <message>
        <source>what it is found by does not fit</source>
        <translation>lo que sirve para encontrarlo no encaja</translation>
    </message>
    <message>
        <source>what is sealed in it does not fit</source>
        <translation>lo que está sellado dentro no encaja</translation>
    </message>
    <message>
        <source>{thing} was changed outside of Trellis: {what}.</source>
        <translation>{thing} se cambió fuera de Trellis: {what}.</translation>
    </message>
    <message>
        <source>Something in the desk has no proper id, so no line of history made it: {thing}.</source>
        <translation>Algo en la mesa no tiene un id válido, así que ninguna línea del historial lo creó: {thing}.</translation>
    </message>
    <message>
        <source>Line {seq} of history changed something that somebody had changed outside of Trellis: {thing}, {field}.</source>
        <translation>La línea {seq} del historial cambió algo que alguien había cambiado fuera de Trellis: {thing}, {field}.</translation>
    </message>
    <message>
        <source>The backup {name} cannot be restored: {detail}</source>
        <translation>La copia {name} no se puede restaurar: {detail}</translation>
    </message>
    <message>
        <source>The desk is as it was.</source>
        <translation>La mesa está como estaba.</translation>
    </message>
    <message>
        <source>Choose another backup.</source>
        <translation>Elige otra copia.</translation>
    </message>
    <message>
        <source>The search index does not fit the words: searching may miss tickets.</source>
        <translation>El índice de búsqueda no encaja con las palabras: al buscar pueden faltar tickets.</translation>
    </message>
    <message>
        <source>The search index cannot be read: {error}.</source>
        <translation>El índice de búsqueda no se puede leer: {error}.</translation>
    </message>
    <message>
        <source>The file {id} of project {project} is missing or was changed.</source>
        <translation>El archivo {id} del proyecto {project} falta o fue cambiado.</translation>
    </message>
    <message>
        <source>A sign-off ({id}) is of no project in this desk.</source>
        <translation>Un visto bueno ({id}) no es de ningún proyecto de esta mesa.</translation>
    </message>
    <message>
        <source>A decision about project {project} is missing.</source>
        <translation>Falta una decisión sobre el proyecto {project}.</translation>
    </message>
    <message>
        <source>Version {n} of project {project} cannot be read: it was changed.</source>
        <translation>La versión {n} del proyecto {project} no se puede leer: fue cambiada.</translation>
    </message>
    <message>
        <source>The approval</source>
        <translation>La aprobación</translation>
    </message>
    <message>
        <source>The request for changes</source>
        <translation>La petición de cambios</translation>
    </message>
    <message>
        <source>The decline</source>
        <translation>El rechazo</translation>
    </message>
    <message>
        <source>The revocation</source>
        <translation>La retirada</translation>
    </message>
    <message>
        <source>{what} of version {n} (decision {count}) of project {project} does not hold: {why}.</source>
        <translation>{what} de la versión {n} (decisión {count}) del proyecto {project} no vale: {why}.</translation>
    </message>
    <message>
        <source>The disk is full, so this could not be saved.</source>
        <translation>El disco está lleno, así que esto no se pudo guardar.</translation>
    </message>
    <message>
        <source>Everything saved before is safe and what you typed is still on the screen.</source>
        <translation>Todo lo guardado antes está a salvo, y lo que escribiste sigue en la pantalla.</translation>
    </message>
    <message>
        <source>The disk did not answer: {detail}.</source>
        <translation>El disco no respondió: {detail}.</translation>
    </message>
    <message>
        <source>This was not saved; everything saved before is left as it was.</source>
        <translation>Esto no se guardó; todo lo guardado antes queda como estaba.</translation>
    </message>
    <message>
        <source>Check that the disk is there and try again. If it stays like this, make a backup to another disk.</source>
        <translation>Comprueba que el disco está y vuelve a intentarlo. Si sigue así, haz una copia en otro disco.</translation>
    </message>
    <message>
        <source>Another program is writing to the desk file just now.</source>
        <translation>Otro programa está escribiendo ahora en el archivo de la mesa.</translation>
    </message>
    <message>
        <source>Try again in a moment. If it stays like this, close other copies of Trellis.</source>
        <translation>Vuelve a intentarlo en un momento. Si sigue así, cierra otras copias de Trellis.</translation>
    </message>
    <message>
        <source>The desk file cannot be read: {detail}.</source>
        <translation>El archivo de la mesa no se puede leer: {detail}.</translation>
    </message>
    <message>
        <source>The desk file cannot be written here.</source>
        <translation>El archivo de la mesa no se puede escribir aquí.</translation>
    </message>
    <message>
        <source>Nothing is lost; everything saved before is in the file.</source>
        <translation>No se perdió nada; todo lo guardado antes está en el archivo.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this computer for permission to write to the folder.</source>
        <translation>Pide a quien se ocupa de esta máquina permiso para escribir en la carpeta.</translation>
    </message>
    <message>
        <source>Nothing can be promised of a damaged file. Restore the newest backup.</source>
        <translation>De un archivo dañado no se puede asegurar nada. Restaura la copia más nueva.</translation>
    </message>
    <message>
        <source>The file holds something that Trellis did not make: {name}.</source>
        <translation>El archivo contiene algo que no hizo Trellis: {name}.</translation>
    </message>
    <message>
        <source>The keys, signatures or versions in the file cannot be read.</source>
        <translation>Las llaves, firmas o versiones del archivo no se pueden leer.</translation>
    </message>
    <message>
        <source>Nothing is promised: look at what was found first.</source>
        <translation>No se asegura nada: mira primero lo que se encontró.</translation>
    </message>
    <message>
        <source>Up to line {seq} of history, {how}, nothing was changed, removed or moved.</source>
        <translation>Hasta la línea {seq} del historial, {how}, no se cambió, quitó ni movió nada.</translation>
    </message>
    <message>
        <source>Lines and rows fit together, but nothing is promised yet: no advisor has signed this history, so whoever can write the file could have rewritten all of it. It is signed when an advisor signs out.</source>
        <translation>Las líneas y las filas encajan, pero todavía no se asegura nada: ningún docente ha firmado este historial, así que quien pueda escribir en el archivo podría haberlo reescrito entero. Se firma cuando sale un docente.</translation>
    </message>
    <message>
        <source>Lines whose values were erased: {count}; the lines themselves still stand.</source>
        <translation>Líneas cuyos valores se borraron: {count}; las líneas mismas siguen en pie.</translation>
    </message>
    <message>
        <source>signed by an advisor on {day} at {time} UTC</source>
        <translation>firmada por un docente el {day} a las {time} UTC</translation>
    </message>
    <message>
        <source>remembered on this computer</source>
        <translation>que recuerda esta máquina</translation>
    </message>
    <message>
        <source>given to check against</source>
        <translation>indicada para comprobar</translation>
    </message>
    <message>
        <source>kept on the stick</source>
        <translation>guardada en la memoria USB</translation>
    </message>
    <message>
        <source>1 later line fits but is not signed yet.</source>
        <translation>1 línea posterior encaja pero todavía no está firmada.</translation>
    </message>
    <message>
        <source>{count} later lines fit together but are not signed yet.</source>
        <translation>{count} líneas posteriores encajan pero todavía no están firmadas.</translation>
    </message>
    <message>
        <source>With this file the project would have more than {limit} MB of files.</source>
        <translation>Con este archivo el proyecto tendría más de {limit} MB de archivos.</translation>
    </message>
    <message>
        <source>Make it smaller, or add a link to where it is. Files that were taken out count too: the desk keeps them.</source>
        <translation>Hazlo más pequeño, o añade un enlace a donde está. Los archivos que se quitaron también cuentan: la mesa los conserva.</translation>
    </message>
</context>
<context>
    <name>AdvisorStep</name>
    <message>
        <source>Preferred name</source>
        <translation>Nombre preferido</translation>
    </message>
    <message>
        <source>As you want to be called at the desk.</source>
        <translation>Como quieres que te llamen en la mesa.</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Apellido</translation>
    </message>
    <message>
        <source>Pronouns (if you like)</source>
        <translation>Pronombres (si quieres)</translation>
    </message>
</context>
<context>
    <name>Alikes</name>
    <message>
        <source>Same device</source>
        <translation>Mismo dispositivo</translation>
    </message>
    <message>
        <source>Same words</source>
        <translation>Mismas palabras</translation>
    </message>
    <message>
        <source>Same room</source>
        <translation>Misma sala</translation>
    </message>
    <message>
        <source>While you type, open tickets with the same device, words or room show up here.</source>
        <translation>Mientras escribes, aquí aparecen tickets abiertos con el mismo dispositivo, palabras o sala.</translation>
    </message>
    <message>
        <source>Open tickets that look alike</source>
        <translation>Tickets abiertos parecidos</translation>
    </message>
    <message>
        <source>Open tickets that look alike: {n}</source>
        <translation>Tickets abiertos parecidos: {n}</translation>
    </message>
</context>
<context>
    <name>ArrivalList</name>
    <message>
        <source>Who could take it</source>
        <translation>Quién podría tomarlo</translation>
    </message>
    <message>
        <source>Who could take it: those who want it most first. You choose.</source>
        <translation>Quién podría tomarlo: primero quien más lo desea. Tú eliges.</translation>
    </message>
    <message>
        <source>as a pair with {name}</source>
        <translation>en pareja con {name}</translation>
    </message>
    <message>
        <source>somebody here</source>
        <translation>alguien de aquí</translation>
    </message>
    <message>
        <source>Chooses {name}</source>
        <translation>Elige a {name}</translation>
    </message>
    <message>
        <source>{names} (enough work already)</source>
        <translation>{names} (ya con bastante trabajo)</translation>
    </message>
    <message>
        <source>{names} (nobody here opens what it needs)</source>
        <translation>{names} (aquí nadie abre lo que requiere)</translation>
    </message>
    <message>
        <source>Not in the list: {reasons}</source>
        <translation>Fuera de la lista: {reasons}</translation>
    </message>
</context>
<context>
    <name>BenchCard</name>
    <message>
        <source>1 ticket</source>
        <translation>1 ticket</translation>
    </message>
    <message>
        <source>%n tickets</source>
        <translation>%n tickets</translation>
    </message>
    <message>
        <source>Nothing is on your bench. Claim what is picked for you, or see what nobody has yet.</source>
        <translation>No tienes nada entre manos. Toma algo elegido para ti, o mira lo que no tiene nadie.</translation>
    </message>
    <message>
        <source>See unclaimed tickets</source>
        <translation>Ver los tickets libres</translation>
    </message>
    <message>
        <source>The others stand in Tickets, under Mine.</source>
        <translation>Los demás están en Tickets, en Míos.</translation>
    </message>
    <message>
        <source>Opened {when}</source>
        <translation>Abierto {when}</translation>
    </message>
</context>
<context>
    <name>BlockFields</name>
    <message>
        <source>Block</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Leave this block out</source>
        <translation>Dejar fuera este bloque</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Arrow keys walk, Ctrl and an arrow moves the card, Enter opens it.</source>
        <translation>Las flechas recorren, Ctrl y una flecha mueve la tarjeta, Enter la abre.</translation>
    </message>
</context>
<context>
    <name>Button</name>
    <message>
        <source>Key: {keys}</source>
        <translation>Tecla: {keys}</translation>
    </message>
</context>
<context>
    <name>ChooseBackup</name>
    <message>
        <source>Which backup?</source>
        <translation>¿Qué copia?</translation>
    </message>
    <message>
        <source>It is copied and checked first. The desk file that is there now is kept beside it.</source>
        <translation>Se trae y se comprueba primero. El archivo de la mesa que hay ahora se guarda al lado.</translation>
    </message>
    <message>
        <source>Backups, newest first</source>
        <translation>Copias, la más nueva primero</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Restaurar esta copia</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>Otro archivo…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>No backups were found beside the desk.</source>
        <translation>No se encontraron copias junto a la mesa.</translation>
    </message>
    <message>
        <source>If they are on a stick, put it in and choose the file there.</source>
        <translation>Si están en una memoria USB, conéctala y elige ahí el archivo.</translation>
    </message>
</context>
<context>
    <name>Closed</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Write what you did or found…</source>
        <translation>Escribe lo que hiciste o encontraste…</translation>
    </message>
    <message>
        <source>Write what you did or found</source>
        <translation>Escribe lo que hiciste o encontraste</translation>
    </message>
    <message>
        <source>Who reads it</source>
        <translation>Quién lo lee</translation>
    </message>
    <message>
        <source>How the requester is told</source>
        <translation>Cómo se avisa a quien lo pide</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>No time</source>
        <translation>Sin tiempo</translation>
    </message>
    <message>
        <source>Minutes worked</source>
        <translation>Minutos de trabajo</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Keep note</source>
        <translation>Guardar nota</translation>
    </message>
</context>
<context>
    <name>ConflictSheet</name>
    <message>
        <source>Somebody changed this ticket too</source>
        <translation>Alguien también cambió este ticket</translation>
    </message>
    <message>
        <source>Nothing is overwritten. Choose what stays, for each part or for all.</source>
        <translation>No se sobrescribe nada. Elige qué se queda, por partes o todo.</translation>
    </message>
    <message>
        <source>Take all of mine</source>
        <translation>Todo lo mío</translation>
    </message>
    <message>
        <source>Take all of theirs</source>
        <translation>Todo lo suyo</translation>
    </message>
    <message>
        <source>Save what is chosen</source>
        <translation>Guardar lo elegido</translation>
    </message>
    <message>
        <source>Back to my words</source>
        <translation>Volver a mis palabras</translation>
    </message>
    <message>
        <source>{number} changed</source>
        <translation>{number} cambiado</translation>
    </message>
    <message>
        <source>It was changed once more. This is the newest version.</source>
        <translation>Se cambió una vez más. Esta es la versión más nueva.</translation>
    </message>
</context>
<context>
    <name>CounterForm</name>
    <message>
        <source>It can wait</source>
        <translation>Puede esperar</translation>
    </message>
    <message>
        <source>It slows me down</source>
        <translation>Me retrasa</translation>
    </message>
    <message>
        <source>I cannot go on</source>
        <translation>No puedo seguir</translation>
    </message>
    <message>
        <source>Send to the help desk</source>
        <translation>Enviar a la mesa de ayuda</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>What can we help with?</source>
        <translation>¿En qué podemos ayudarte?</translation>
    </message>
    <message>
        <source>Please say what is wrong. One short sentence is enough.</source>
        <translation>Di qué pasa, por favor. Basta una frase corta.</translation>
    </message>
    <message>
        <source>Please type your name, so that we can find you.</source>
        <translation>Escribe tu nombre, por favor, para que podamos encontrarte.</translation>
    </message>
    <message>
        <source>This could not be sent. Your words are still here. Please ask somebody of the team.</source>
        <translation>No se pudo enviar. Tus palabras siguen aquí. Pregunta a alguien del equipo, por favor.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>¿Qué pasa?</translation>
    </message>
    <message>
        <source>Where is it?</source>
        <translation>¿Dónde está?</translation>
    </message>
    <message>
        <source>A room, if it stays there</source>
        <translation>Una sala, si se queda ahí</translation>
    </message>
    <message>
        <source>Which device?</source>
        <translation>¿Qué dispositivo?</translation>
    </message>
    <message>
        <source>The tag on its sticker, if it has one</source>
        <translation>El código de su pegatina, si tiene</translation>
    </message>
    <message>
        <source>How urgent is it?</source>
        <translation>¿Qué urgencia tiene?</translation>
    </message>
</context>
<context>
    <name>CounterMode</name>
    <message>
        <source>Counter</source>
        <translation>Mostrador</translation>
    </message>
    <message>
        <source>For the team</source>
        <translation>Para el equipo</translation>
    </message>
    <message>
        <source>Leave counter mode with a PIN or passphrase</source>
        <translation>Salir del modo mostrador con un PIN o una frase secreta</translation>
    </message>
    <message>
        <source>Is somebody here? This page clears itself in {n} s. Any key keeps it.</source>
        <translation>¿Hay alguien? Esta página se vacía sola en {n} s. Cualquier tecla la conserva.</translation>
    </message>
</context>
<context>
    <name>CrewStep</name>
    <message>
        <source>Techs</source>
        <translation>Integrantes</translation>
    </message>
    <message>
        <source>One name a line, typed or pasted.</source>
        <translation>Un nombre por línea, escrito o pegado.</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Líderes</translation>
    </message>
    <message>
        <source>Leads also deal out work.</source>
        <translation>Los líderes también reparten el trabajo.</translation>
    </message>
    <message>
        <source>Term and blocks</source>
        <translation>Período y bloques</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Without term dates Trellis looks at the last 12 weeks, and blocks are chosen by hand.</source>
        <translation>Sin fechas de período, Trellis mira las últimas 12 semanas y los bloques se eligen a mano.</translation>
    </message>
    <message>
        <source>Add a block</source>
        <translation>Añadir un bloque</translation>
    </message>
    <message>
        <source>{name} is on both lists. A lead may do all a tech does, so once is enough.</source>
        <translation>{name} está en las dos listas. Un líder puede todo lo que un integrante, así que basta una vez.</translation>
    </message>
</context>
<context>
    <name>DeskCard</name>
    <message>
        <source>This desk, for everybody</source>
        <translation>Esta mesa, para todos</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Name of the desk</source>
        <translation>Nombre de la mesa</translation>
    </message>
    <message>
        <source>Lock when nobody has touched it for</source>
        <translation>Bloquear cuando nadie la toca en</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categorías</translation>
    </message>
    <message>
        <source>One on each line.</source>
        <translation>Una en cada línea.</translation>
    </message>
    <message>
        <source>Priority, from urgency and how many it touches</source>
        <translation>Prioridad, según la urgencia y a cuántos afecta</translation>
    </message>
    <message>
        <source>The desk has a new name</source>
        <translation>La mesa tiene un nombre nuevo</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>No ticket is open</source>
        <translation>Ningún ticket abierto</translation>
    </message>
    <message>
        <source>Choose one in the list, or press J for the next one.</source>
        <translation>Elige uno en la lista, o pulsa J para el siguiente.</translation>
    </message>
    <message>
        <source>Parts of this ticket</source>
        <translation>Partes de este ticket</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Hilo</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Thread {n}</source>
        <translation>Hilo {n}</translation>
    </message>
    <message>
        <source>Work {time}</source>
        <translation>Trabajo {time}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Wait for…</source>
        <translation>Poner en espera…</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Pasar</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Log time</source>
        <translation>Anotar tiempo</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Reabrir…</translation>
    </message>
    <message>
        <source>Topics…</source>
        <translation>Temas…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Add a helper…</source>
        <translation>Añadir ayudante…</translation>
    </message>
    <message>
        <source>Duplicate of…</source>
        <translation>Duplicado de…</translation>
    </message>
    <message>
        <source>Add to my project</source>
        <translation>Añadir a mi proyecto</translation>
    </message>
    <message>
        <source>Start a project from this</source>
        <translation>Empezar un proyecto con esto</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copiar el número</translation>
    </message>
    <message>
        <source>Slip…</source>
        <translation>Comprobante…</translation>
    </message>
    <message>
        <source>Put into the trash</source>
        <translation>Mover a la papelera</translation>
    </message>
    <message>
        <source>Note kept on {number}</source>
        <translation>Nota guardada en {number}</translation>
    </message>
    <message>
        <source>Reply written on {number}</source>
        <translation>Respuesta escrita en {number}</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>{number} claimed</source>
        <translation>{number} tomado</translation>
    </message>
    <message>
        <source>{number} released</source>
        <translation>{number} soltado</translation>
    </message>
    <message>
        <source>{number} in progress</source>
        <translation>{number} en curso</translation>
    </message>
    <message>
        <source>{number} closed</source>
        <translation>{number} cerrado</translation>
    </message>
    <message>
        <source>{number} put into the trash</source>
        <translation>{number} movido a la papelera</translation>
    </message>
    <message>
        <source>{number} restored</source>
        <translation>{number} restaurado</translation>
    </message>
    <message>
        <source>{number}: how it was told is recorded</source>
        <translation>{number}: quedó anotado cómo se avisó</translation>
    </message>
    <message>
        <source>Credit of {name} taken back</source>
        <translation>Mención de {name} retirada</translation>
    </message>
    <message>
        <source>{number} tagged</source>
        <translation>{number} etiquetado</translation>
    </message>
    <message>
        <source>Tag taken off {number}</source>
        <translation>Etiqueta quitada de {number}</translation>
    </message>
    <message>
        <source>{number} copied</source>
        <translation>{number} copiado</translation>
    </message>
    <message>
        <source>A project begins with {number}</source>
        <translation>Empieza un proyecto con {number}</translation>
    </message>
</context>
<context>
    <name>DuplicateSheet</name>
    <message>
        <source>Duplicate of…</source>
        <translation>Duplicado de…</translation>
    </message>
    <message>
        <source>Mark as duplicate</source>
        <translation>Marcar como duplicado</translation>
    </message>
    <message>
        <source>Number or words, for example B-0142</source>
        <translation>Número o palabras, por ejemplo B-0142</translation>
    </message>
    <message>
        <source>Of which ticket?</source>
        <translation>¿De qué ticket?</translation>
    </message>
    <message>
        <source>There is no ticket “{number}” in this desk.</source>
        <translation>No hay ningún ticket “{number}” en esta mesa.</translation>
    </message>
    <message>
        <source>{number} marked as duplicate</source>
        <translation>{number} marcado como duplicado</translation>
    </message>
</context>
<context>
    <name>EditSheet</name>
    <message>
        <source>Edit {number}</source>
        <translation>Editar {number}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>{number} changed</source>
        <translation>{number} cambiado</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>With commas between them.</source>
        <translation>Separadas por comas.</translation>
    </message>
    <message>
        <source>The text of this ticket is too long to be edited here; it stays.</source>
        <translation>El texto de este ticket es demasiado largo para editarlo aquí; se queda igual.</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>Internal note</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>What {name} wrote</source>
        <translation>Lo que escribió {name}</translation>
    </message>
    <message>
        <source>How the requester was told. Press to record it.</source>
        <translation>Cómo se avisó a quien lo pide. Pulsa para anotarlo.</translation>
    </message>
    <message>
        <source>internal note</source>
        <translation>nota interna</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Also replies and notes, in a second file</source>
        <translation>También respuestas y notas, en otro archivo</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Guardar CSV…</translation>
    </message>
    <message>
        <source>What to save</source>
        <translation>Qué guardar</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>The file holds people&apos;s names and words. From then on you look after it: delete it when nobody needs it. Cells a spreadsheet could take for a formula get a sign in front; reading the file back takes it away.</source>
        <translation>El archivo tiene nombres y palabras de personas. Desde entonces lo cuidas tú: bórralo cuando nadie lo necesite. Las celdas que una hoja de cálculo podría tomar por fórmula llevan un signo delante; al leer el archivo se quita.</translation>
    </message>
    <message>
        <source>Save what a view shows to a CSV file, for a spreadsheet or for another desk.</source>
        <translation>Guarda lo que muestra una vista en un archivo CSV, para una hoja de cálculo o para otra mesa.</translation>
    </message>
    <message>
        <source>As the list shows it: {what}</source>
        <translation>Como lo muestra la lista: {what}</translation>
    </message>
    <message>
        <source>{name} is there already.</source>
        <translation>{name} ya está ahí.</translation>
    </message>
    <message>
        <source>Replace the replies?</source>
        <translation>¿Reemplazar las respuestas?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>Guardando {name}</translation>
    </message>
    <message>
        <source>There are no tickets in this view.</source>
        <translation>No hay tickets en esta vista.</translation>
    </message>
    <message>
        <source>Save tickets</source>
        <translation>Guardar tickets</translation>
    </message>
    <message>
        <source>tickets.csv</source>
        <translation>tickets.csv</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved: {tickets} in {path}.</source>
        <translation>Guardado: {tickets} en {path}.</translation>
    </message>
    <message>
        <source>Replies and notes are in {name}.</source>
        <translation>Las respuestas y notas están en {name}.</translation>
    </message>
</context>
<context>
    <name>FilePicker</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.gz);;All files (*)</source>
        <translation>Tablas (*.csv *.tsv *.txt *.gz);;Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Take away: {filter}</source>
        <translation>Quitar: {filter}</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Quitar todo</translation>
    </message>
    <message>
        <source>Found {n}</source>
        <translation>{n} encontrados</translation>
    </message>
    <message>
        <source>Showing the newest {n} hits</source>
        <translation>Se muestran los {n} más nuevos</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Search in this list</source>
        <translation>Buscar en esta lista</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Cualquiera</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>un día</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>Quién lo tiene</translation>
    </message>
    <message>
        <source>Who asked</source>
        <translation>Quién lo pide</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Opened from</source>
        <translation>Abierto desde</translation>
    </message>
    <message>
        <source>Opened to</source>
        <translation>Abierto hasta</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
</context>
<context>
    <name>FirstPin</name>
    <message>
        <source>Passphrase</source>
        <translation>Frase secreta</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>An advisor sets the first PIN with you, and none can sign in yet. Please ask them first.</source>
        <translation>Un docente pone el primer PIN contigo, y todavía ninguno puede entrar. Pregúntale primero.</translation>
    </message>
    <message>
        <source>A PIN is set with an advisor beside you. {name}, please type your passphrase.</source>
        <translation>El PIN se pone con un docente al lado. {name}, escribe tu frase secreta.</translation>
    </message>
    <message>
        <source>Now choose your PIN: 4 to 8 digits that only you know.</source>
        <translation>Ahora elige tu PIN: de 4 a 8 cifras que solo tú sepas.</translation>
    </message>
    <message>
        <source>And the same PIN once more.</source>
        <translation>Y el mismo PIN otra vez.</translation>
    </message>
    <message>
        <source>The two were not the same. Please choose again.</source>
        <translation>Los dos no eran iguales. Elige otra vez.</translation>
    </message>
    <message>
        <source>That did not match.</source>
        <translation>No coincidió.</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>First start</source>
        <translation>Primer inicio</translation>
    </message>
    <message>
        <source>Just look around: open the sample desk</source>
        <translation>Solo mirar: abrir la mesa de ejemplo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>1 The desk</source>
        <translation>1 La mesa</translation>
    </message>
    <message>
        <source>2 The advisor</source>
        <translation>2 Docente</translation>
    </message>
    <message>
        <source>3 People</source>
        <translation>3 Personas</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Te damos la bienvenida</translation>
    </message>
    <message>
        <source>Three short steps. Nothing is written before the end of the second.</source>
        <translation>Tres pasos cortos. No se escribe nada antes de terminar el segundo.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Who is the advisor?</source>
        <translation>¿Quién está a cargo?</translation>
    </message>
    <message>
        <source>The teacher who looks after the desk. Advisors sign in with a passphrase, never a PIN.</source>
        <translation>La persona docente que cuida la mesa. Entra con una frase secreta, nunca con un PIN.</translation>
    </message>
    <message>
        <source>Make the desk</source>
        <translation>Hacer la mesa</translation>
    </message>
    <message>
        <source>Who is on the team?</source>
        <translation>¿Quién está en el equipo?</translation>
    </message>
    <message>
        <source>All of this can be done later under People, where each gets a PIN with you beside them.</source>
        <translation>Todo esto se puede hacer después en Personas, donde cada quien recibe un PIN contigo al lado.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Abrir la mesa</translation>
    </message>
    <message>
        <source>Keep this sheet</source>
        <translation>Guarda esta hoja</translation>
    </message>
    <message>
        <source>The desk is made. One thing has to be kept on paper.</source>
        <translation>La mesa está hecha. Una cosa hay que guardarla en papel.</translation>
    </message>
    <message>
        <source>Making the desk…</source>
        <translation>Haciendo la mesa…</translation>
    </message>
    <message>
        <source>Writing it down…</source>
        <translation>Anotándolo…</translation>
    </message>
    <message>
        <source>Take the new desk away again?</source>
        <translation>¿Quitar otra vez la mesa nueva?</translation>
    </message>
    <message>
        <source>Nothing is in it yet. Without its recovery sheet it should not be kept.</source>
        <translation>Todavía no hay nada en ella. Sin su hoja de recuperación no conviene conservarla.</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarla</translation>
    </message>
    <message>
        <source>Taking it away…</source>
        <translation>Quitándola…</translation>
    </message>
    <message>
        <source>Something went wrong inside Trellis and this was not done. Try again.</source>
        <translation>Algo salió mal dentro de Trellis y esto no se hizo. Inténtalo otra vez.</translation>
    </message>
</context>
<context>
    <name>HandOverSheet</name>
    <message>
        <source>Hand over</source>
        <translation>Pasar</translation>
    </message>
    <message>
        <source>Choose somebody</source>
        <translation>Elige a alguien</translation>
    </message>
    <message>
        <source>To whom?</source>
        <translation>¿A quién?</translation>
    </message>
    <message>
        <source>What should they know? (if you like)</source>
        <translation>¿Qué debe saber? (si quieres)</translation>
    </message>
    <message>
        <source>Choose who takes it.</source>
        <translation>Elige quién lo recibe.</translation>
    </message>
    <message>
        <source>{number} handed to {name}</source>
        <translation>{number} pasado a {name}</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>About Trellis</source>
        <translation>Acerca de Trellis</translation>
    </message>
    <message>
        <source>Single letters work when you are not typing. Settings has a switch for them and lets you change any key.</source>
        <translation>Las letras sueltas funcionan cuando no estás escribiendo. En Ajustes puedes apagarlas y cambiar cualquier tecla.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Esta mesa</translation>
    </message>
    <message>
        <source>The desk file</source>
        <translation>El archivo de la mesa</translation>
    </message>
    <message>
        <source>Fingerprint of its keys</source>
        <translation>Huella de sus llaves</translation>
    </message>
    <message>
        <source>Crash notes</source>
        <translation>Notas de fallos</translation>
    </message>
    <message>
        <source>Nothing of this ever leaves this computer by itself: Trellis does not use the internet.</source>
        <translation>Nada de esto sale por sí solo de esta máquina: Trellis no usa internet.</translation>
    </message>
</context>
<context>
    <name>HelperSheet</name>
    <message>
        <source>Add a helper</source>
        <translation>Añadir ayudante</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Choose somebody</source>
        <translation>Elige a alguien</translation>
    </message>
    <message>
        <source>Who helped?</source>
        <translation>¿Quién ayudó?</translation>
    </message>
    <message>
        <source>Pair: worked along</source>
        <translation>En pareja: trabajó contigo</translation>
    </message>
    <message>
        <source>Shadow: watched to learn</source>
        <translation>Observa: miró para aprender</translation>
    </message>
    <message>
        <source>How?</source>
        <translation>¿Cómo?</translation>
    </message>
    <message>
        <source>Choose who helped.</source>
        <translation>Elige quién ayudó.</translation>
    </message>
    <message>
        <source>{name} credited on {number}</source>
        <translation>{name} con mención en {number}</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Choose the file of tickets</source>
        <translation>Elige el archivo de tickets</translation>
    </message>
    <message>
        <source>Choose a profile</source>
        <translation>Elige un perfil</translation>
    </message>
    <message>
        <source>Choose the file of replies</source>
        <translation>Elige el archivo de respuestas</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Go to the tickets</source>
        <translation>Ir a los tickets</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>El archivo</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>CSV and its kin, also packed as .gz</source>
        <translation>CSV y parecidos, también comprimidos en .gz</translation>
    </message>
    <message>
        <source>Replies, if they are in a file of their own</source>
        <translation>Respuestas, si están en otro archivo</translation>
    </message>
    <message>
        <source>They are joined by the ticket&apos;s old number.</source>
        <translation>Se unen por el número anterior del ticket.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Says which column means what. The one that fits is chosen.</source>
        <translation>Dice qué significa cada columna. Se elige el que encaja.</translation>
    </message>
    <message>
        <source>What would happen</source>
        <translation>Qué pasaría</translation>
    </message>
    <message>
        <source>It happens whole or not at all. An import cannot be taken back with Undo.</source>
        <translation>Se hace entero o nada. Una importación no se revierte con Deshacer.</translation>
    </message>
    <message>
        <source>Bring tickets in from a CSV file. Trellis looks first and changes nothing until you say so.</source>
        <translation>Trae tickets de un archivo CSV. Trellis mira primero y no cambia nada hasta que lo digas.</translation>
    </message>
    <message>
        <source>No profile fits these columns. Choose one if you know better.</source>
        <translation>Ningún perfil encaja con estas columnas. Elige uno si lo sabes mejor.</translation>
    </message>
    <message>
        <source>Looking at {name}</source>
        <translation>Mirando {name}</translation>
    </message>
    <message>
        <source>Import {tickets}</source>
        <translation>Importar {tickets}</translation>
    </message>
    <message>
        <source>Import the replies</source>
        <translation>Importar las respuestas</translation>
    </message>
    <message>
        <source>Importing {name}</source>
        <translation>Importando {name}</translation>
    </message>
    <message>
        <source>Imported. Tickets: {tickets}, replies: {replies}, people: {people}. Here already: {known}.</source>
        <translation>Importado. Tickets: {tickets}, respuestas: {replies}, personas: {people}. Ya estaban: {known}.</translation>
    </message>
</context>
<context>
    <name>IntakeFields</name>
    <message>
        <source>Two letters find people</source>
        <translation>Dos letras encuentran personas</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>Con sus palabras</translation>
    </message>
    <message>
        <source>Separated by commas</source>
        <translation>Separadas por comas</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgencia</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Alcance</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Not found? Type the whole name; it is added.</source>
        <translation>¿No aparece? Escribe el nombre completo; se añade.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué pasa</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Device tag</source>
        <translation>Código del dispositivo</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Cómo llegó</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>on the team</source>
        <translation>del equipo</translation>
    </message>
    <message>
        <source>Priority: {word}</source>
        <translation>Prioridad: {word}</translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
    <message>
        <source>New ticket</source>
        <translation>Ticket nuevo</translation>
    </message>
    <message>
        <source>Draft kept</source>
        <translation>Borrador guardado</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Empties the form and forgets the draft</source>
        <translation>Vacía el formulario y olvida el borrador</translation>
    </message>
    <message>
        <source>Looks alike</source>
        <translation>Se parecen</translation>
    </message>
    <message>
        <source>{number} logged</source>
        <translation>{number} registrado</translation>
    </message>
    <message>
        <source>Log ticket</source>
        <translation>Registrar ticket</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>What is typed is kept as a draft. Key: Esc</source>
        <translation>Lo escrito se guarda como borrador. Tecla: Esc</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>The draft could not be kept</source>
        <translation>No se pudo guardar el borrador</translation>
    </message>
</context>
<context>
    <name>KeepStep</name>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>I have put it in a safe place</source>
        <translation>La guardé en un lugar seguro</translation>
    </message>
    <message>
        <source>Take this desk away again</source>
        <translation>Quitar otra vez esta mesa</translation>
    </message>
    <message>
        <source>The code is shown this once and stored nowhere. Print the sheet, save it to a stick, or write the code on paper. With it you can set a new passphrase if you ever lose yours.</source>
        <translation>El código se muestra solo esta vez y no se guarda en ningún lugar. Imprime la hoja, guárdala en una memoria USB o escribe el código en papel. Con él puedes poner una frase secreta nueva si pierdes la tuya.</translation>
    </message>
    <message>
        <source>Please put the sheet in a safe place first, then tick the box.</source>
        <translation>Primero pon la hoja en un lugar seguro y marca la casilla.</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>Keys on this computer</source>
        <translation>Teclas en esta máquina</translation>
    </message>
    <message>
        <source>Single letters work as keys</source>
        <translation>Las letras sueltas funcionan como teclas</translation>
    </message>
    <message>
        <source>N or C and the like, when you are not typing. Click a key below and press another to change it.</source>
        <translation>Como N o C, cuando no estás escribiendo. Haz clic abajo en una tecla y pulsa otra para cambiarla.</translation>
    </message>
    <message>
        <source>All keys as they were</source>
        <translation>Todas las teclas como antes</translation>
    </message>
    <message>
        <source>This key belongs to “{action}”.</source>
        <translation>Esta tecla es de “{action}”.</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <translation>Español</translation>
    </message>
</context>
<context>
    <name>LogTimeSheet</name>
    <message>
        <source>Log time</source>
        <translation>Anotar tiempo</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>How long?</source>
        <translation>¿Cuánto tiempo?</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Yo</translation>
    </message>
    <message>
        <source>Who worked?</source>
        <translation>¿Quién trabajó?</translation>
    </message>
    <message>
        <source>{minutes} min logged on {number}</source>
        <translation>{minutes} min anotados en {number}</translation>
    </message>
</context>
<context>
    <name>Logged</name>
    <message>
        <source>The slip has the number and a code, so that nobody has to remember it.</source>
        <translation>El comprobante lleva el número y un código, para que nadie tenga que recordarlo.</translation>
    </message>
    <message>
        <source>Log another</source>
        <translation>Registrar otro</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Imprimir comprobante</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>{number} logged</source>
        <translation>{number} registrado</translation>
    </message>
</context>
<context>
    <name>LooksCard</name>
    <message>
        <source>How Trellis looks on this computer</source>
        <translation>Cómo se ve Trellis en esta máquina</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Tamaño de todo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Counts from the next start of Trellis.</source>
        <translation>Vale desde el próximo inicio de Trellis.</translation>
    </message>
</context>
<context>
    <name>MarkdownEditor</name>
    <message>
        <source>Markdown. Ctrl+Enter sends, Ctrl+Shift+P shows how it will look.</source>
        <translation>Markdown. Ctrl+Enter envía, Ctrl+Shift+P muestra cómo se verá.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Key: {keys}</source>
        <translation>Tecla: {keys}</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
</context>
<context>
    <name>NameTile</name>
    <message>
        <source>not set up yet</source>
        <translation>sin preparar todavía</translation>
    </message>
    <message>
        <source>advisor</source>
        <translation>docente</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>líder</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Type your name</source>
        <translation>Escribe tu nombre</translation>
    </message>
    <message>
        <source>Nobody&apos;s name begins with these letters.</source>
        <translation>Ningún nombre empieza por estas letras.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Three words are the least, four are strong. Spaces are fine.</source>
        <translation>Tres palabras son lo mínimo, cuatro es fuerte. Los espacios valen.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase secreta</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Lo mismo otra vez</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Offer me four words</source>
        <translation>Ofréceme cuatro palabras</translation>
    </message>
    <message>
        <source>This is not the same as above.</source>
        <translation>No es lo mismo que arriba.</translation>
    </message>
    <message>
        <source>Easy to guess</source>
        <translation>Fácil de adivinar</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Aceptable</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Fuerte</translation>
    </message>
    <message>
        <source>{words}
Write it down until you know it by heart. Now type it once more below.</source>
        <translation>{words}
Escríbela en papel hasta saberla de memoria. Ahora escríbela otra vez abajo.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Put this note away</source>
        <translation>Quitar este aviso</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué pasa</translation>
    </message>
    <message>
        <source>First rows with problems</source>
        <translation>Primeras filas con problemas</translation>
    </message>
    <message>
        <source>people not known here; they become placeholders</source>
        <translation>personas que aquí no se conocen; quedan con datos por completar</translation>
    </message>
    <message>
        <source>{people}, for example {names}</source>
        <translation>{people}, por ejemplo {names}</translation>
    </message>
    <message>
        <source>tickets that are here already and stay as they are</source>
        <translation>tickets que ya están aquí y se quedan como están</translation>
    </message>
    <message>
        <source>new replies</source>
        <translation>respuestas nuevas</translation>
    </message>
    <message>
        <source>replies that are here already</source>
        <translation>respuestas que ya están aquí</translation>
    </message>
    <message>
        <source>replies to tickets that are in neither file nor desk; they are left out</source>
        <translation>respuestas a tickets que no están ni en el archivo ni en la mesa; se dejan fuera</translation>
    </message>
    <message>
        <source>new tickets</source>
        <translation>tickets nuevos</translation>
    </message>
    <message>
        <source>Everything in these files is here already. There is nothing to import.</source>
        <translation>Todo lo de estos archivos ya está aquí. No hay nada que importar.</translation>
    </message>
    <message>
        <source>Rows with problems: {count}. Nothing is imported until they are mended in the file.</source>
        <translation>Filas con problemas: {count}. No se importa nada hasta que se corrijan en el archivo.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Show all hits in Tickets</source>
        <translation>Mostrar todos los resultados en Tickets</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Proyectos</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>No se encontró nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n results; Down to reach them</source>
        <translation>
            <numerusform>%n resultado; Abajo para llegar a él</numerusform>
            <numerusform>%n resultados; Abajo para llegar a ellos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Trainee</source>
        <translation>En formación</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Ya no está</translation>
    </message>
    <message>
        <source>From an import</source>
        <translation>De una importación</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Se muestra como</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Bloques</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>ninguno elegido</translation>
    </message>
    <message>
        <source>Signs in with</source>
        <translation>Entra con</translation>
    </message>
    <message>
        <source>Here since</source>
        <translation>Aquí desde</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>Se fue el</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>My sign-in</source>
        <translation>Mi acceso</translation>
    </message>
    <message>
        <source>Set a new PIN</source>
        <translation>Poner un PIN nuevo</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>Poner un PIN</translation>
    </message>
    <message>
        <source>Set up their passphrase</source>
        <translation>Preparar su frase secreta</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Permisos</translation>
    </message>
    <message>
        <source>They lost their passphrase</source>
        <translation>Perdió su frase secreta</translation>
    </message>
    <message>
        <source>Hand on to another advisor</source>
        <translation>Traspasar a otro docente</translation>
    </message>
    <message>
        <source>Merge with another record</source>
        <translation>Unir con otro registro</translation>
    </message>
    <message>
        <source>They left</source>
        <translation>Se fue</translation>
    </message>
    <message>
        <source>They are back</source>
        <translation>Volvió</translation>
    </message>
</context>
<context>
    <name>PicksCard</name>
    <message>
        <source>from what you say you love and want to learn</source>
        <translation>según lo que dices que te gusta y quieres aprender</translation>
    </message>
    <message>
        <source>There is nothing to pick from now. New tickets show up here.</source>
        <translation>Ahora no hay nada que elegir. Los tickets nuevos aparecen aquí.</translation>
    </message>
    <message>
        <source>Something you are into is closed. Open it on your page, and it is used here for you alone.</source>
        <translation>Algo que te gusta está cerrado. Ábrelo en tu página, y aquí se usa solo para ti.</translation>
    </message>
    <message>
        <source>Go to my page</source>
        <translation>Ir a mi página</translation>
    </message>
    <message>
        <source>Tell what you are into, and tickets you would want are picked for you.</source>
        <translation>Cuenta lo que te gusta, y se eligen para ti tickets que querrías.</translation>
    </message>
    <message>
        <source>Tell what you are into</source>
        <translation>Contar lo que me gusta</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Pasar</translation>
    </message>
    <message>
        <source>Claim {number}</source>
        <translation>Tomar {number}</translation>
    </message>
    <message>
        <source>Pass {number}</source>
        <translation>Pasar de {number}</translation>
    </message>
    <message>
        <source>Key: {keys}</source>
        <translation>Tecla: {keys}</translation>
    </message>
    <message>
        <source>Not for you now. Nobody is told, and it comes back next time.</source>
        <translation>Ahora no es para ti. Nadie se entera, y vuelve la próxima vez.</translation>
    </message>
    <message>
        <source>Opened {when}</source>
        <translation>Abierto {when}</translation>
    </message>
</context>
<context>
    <name>Pin</name>
    <message>
        <source>What should change here, or what do you wonder?</source>
        <translation>¿Qué conviene cambiar aquí, o qué te preguntas?</translation>
    </message>
    <message>
        <source>Comment on {part}</source>
        <translation>Comentar {part}</translation>
    </message>
    <message>
        <source>Must change</source>
        <translation>Obligatorio</translation>
    </message>
    <message>
        <source>Not up for choice: {part}</source>
        <translation>No es a elección: {part}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the comment on {part}</source>
        <translation>Quitar el comentario sobre {part}</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Take the last digit back</source>
        <translation>Borrar la última cifra</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>That was not it. Please try again.</source>
        <translation>No era ese. Inténtalo otra vez.</translation>
    </message>
    <message numerus="yes">
        <source>%n digits typed</source>
        <translation>
            <numerusform>%n cifra escrita</numerusform>
            <numerusform>%n cifras escritas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Open this desk</source>
        <translation>Abrir esta mesa</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
    <message>
        <source>Everyone on this computer</source>
        <translation>Todos en esta máquina</translation>
    </message>
    <message>
        <source>Whoever signs in to this computer opens the same desk. Right for a lab with student logins.</source>
        <translation>Cualquiera que entre en esta máquina abre la misma mesa. Bueno para un laboratorio con cuentas de estudiantes.</translation>
    </message>
    <message>
        <source>This account only</source>
        <translation>Solo esta cuenta</translation>
    </message>
    <message>
        <source>Only this login of this computer sees the desk. Right when everybody uses one login.</source>
        <translation>Solo esta cuenta de la máquina ve la mesa. Bueno cuando todos usan la misma cuenta.</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>Otra carpeta</translation>
    </message>
    <message>
        <source>For example on a second disk. Trellis is then started with that file.</source>
        <translation>Por ejemplo en otro disco. Trellis se inicia entonces con ese archivo.</translation>
    </message>
    <message>
        <source>No folder chosen yet</source>
        <translation>Todavía sin carpeta</translation>
    </message>
    <message>
        <source>This folder has to be made once by an administrator of the computer, with this line in a terminal. Then press Look again.</source>
        <translation>Quien administra la máquina tiene que crear esta carpeta una vez, con esta línea en una terminal. Después pulsa Mirar otra vez.</translation>
    </message>
    <message>
        <source>This folder is not there. Make it, or choose another.</source>
        <translation>Esta carpeta no existe. Créala, o elige otra.</translation>
    </message>
    <message>
        <source>This is a file, not a folder. Choose another.</source>
        <translation>Esto es un archivo, no una carpeta. Elige otra.</translation>
    </message>
    <message>
        <source>This account may not write here{detail}. Ask whoever looks after this computer, or choose another place.</source>
        <translation>Esta cuenta no puede escribir aquí{detail}. Pregunta a quien se ocupa de esta máquina, o elige otro lugar.</translation>
    </message>
    <message>
        <source>This folder is on another computer{detail}. A desk has to be on a disk of this one, or it is damaged when two write at once. Choose a folder on this computer; backups may go to the share.</source>
        <translation>Esta carpeta está en otra máquina{detail}. Una mesa tiene que estar en un disco de esta, o se daña cuando dos escriben a la vez. Elige una carpeta de esta máquina; las copias sí pueden ir a la red.</translation>
    </message>
    <message>
        <source>There is a desk in this folder already. Open it, or choose another place.</source>
        <translation>Ya hay una mesa en esta carpeta. Ábrela, o elige otro lugar.</translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <source>Riverside High Help Desk</source>
        <translation>Mesa de ayuda Riverside</translation>
    </message>
    <message>
        <source>What is the desk called?</source>
        <translation>¿Cómo se llama la mesa?</translation>
    </message>
    <message>
        <source>It stands on slips and on the sign-in page.</source>
        <translation>Aparece en los comprobantes y en la página de acceso.</translation>
    </message>
    <message>
        <source>Where does it live?</source>
        <translation>¿Dónde vive?</translation>
    </message>
    <message>
        <source>The desk needs a name.</source>
        <translation>La mesa necesita un nombre.</translation>
    </message>
    <message>
        <source>Please choose a folder.</source>
        <translation>Elige una carpeta, por favor.</translation>
    </message>
    <message>
        <source>A desk cannot be made in this place. Choose another, or do what is said there.</source>
        <translation>En este lugar no se puede hacer una mesa. Elige otro, o haz lo que se dice ahí.</translation>
    </message>
    <message>
        <source>A folder for the desk</source>
        <translation>Una carpeta para la mesa</translation>
    </message>
</context>
<context>
    <name>PlainReader</name>
    <message>
        <source>The whole text</source>
        <translation>Todo el texto</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Characters {first} to {last} of {all}</source>
        <translation>Caracteres {first} a {last} de {all}</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
</context>
<context>
    <name>ProjectCard</name>
    <message>
        <source>A project of your own starts from something you are into.</source>
        <translation>Un proyecto tuyo empieza por algo que te gusta.</translation>
    </message>
    <message>
        <source>Start a project</source>
        <translation>Empezar un proyecto</translation>
    </message>
    <message>
        <source>Log today&apos;s work</source>
        <translation>Anotar lo de hoy</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} de {all}</translation>
    </message>
    <message>
        <source>My path</source>
        <translation>Mi camino</translation>
    </message>
    <message>
        <source>Blocked: {what}</source>
        <translation>Frenado: {what}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Rooms</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Station {letter} · saved on this computer</source>
        <translation>Puesto {letter} · guardado aquí</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n pendiente</numerusform>
            <numerusform>%n pendientes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>A new passphrase for {name}</source>
        <translation>Una frase secreta nueva para {name}</translation>
    </message>
    <message>
        <source>You need the recovery sheet that was printed when this desk was made. Its code stays valid. Without the sheet, another advisor can still do everything an advisor does.</source>
        <translation>Necesitas la hoja de recuperación que se imprimió al hacer esta mesa. Su código sigue valiendo. Sin la hoja, otro docente puede hacer todo lo que hace un docente.</translation>
    </message>
    <message>
        <source>Code on the recovery sheet</source>
        <translation>Código de la hoja de recuperación</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Frase secreta nueva</translation>
    </message>
    <message>
        <source>Three or more words that have nothing to do with each other.</source>
        <translation>Tres palabras o más que no tengan nada que ver entre sí.</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Lo mismo otra vez</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>Poner la frase secreta</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>This is not the same as above.</source>
        <translation>No es lo mismo que arriba.</translation>
    </message>
    <message>
        <source>Please type the code.</source>
        <translation>Escribe el código, por favor.</translation>
    </message>
    <message>
        <source>That did not match.</source>
        <translation>No coincidió.</translation>
    </message>
</context>
<context>
    <name>ReopenSheet</name>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Why is it opened again?</source>
        <translation>¿Por qué se abre otra vez?</translation>
    </message>
    <message>
        <source>It is kept as an internal note.</source>
        <translation>Se guarda como nota interna.</translation>
    </message>
    <message>
        <source>{number} is open again</source>
        <translation>{number} está abierto otra vez</translation>
    </message>
</context>
<context>
    <name>ResolveSheet</name>
    <message>
        <source>Resolve</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>What fixed it?</source>
        <translation>¿Qué lo arregló?</translation>
    </message>
    <message>
        <source>One line helps the next person with the same problem.</source>
        <translation>Una línea ayuda a la próxima persona con el mismo problema.</translation>
    </message>
    <message>
        <source>What did you learn? (if you like)</source>
        <translation>¿Qué aprendiste? (si quieres)</translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation>Esta vez no</translation>
    </message>
    <message>
        <source>Add it to my project?</source>
        <translation>¿Añadirlo a mi proyecto?</translation>
    </message>
    <message>
        <source>{number} resolved</source>
        <translation>{number} resuelto</translation>
    </message>
</context>
<context>
    <name>ReviewCard</name>
    <message>
        <source>Projects and sign-off, for everybody</source>
        <translation>Proyectos y visto bueno, para todos</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>Today reminds advisors of what has waited for</source>
        <translation>Hoy recuerda a los docentes lo que espera desde hace</translation>
    </message>
    <message>
        <source>Students see nothing of it; it is about how long they wait for us.</source>
        <translation>Los estudiantes no lo ven; trata de cuánto esperan por nosotros.</translation>
    </message>
    <message>
        <source>Questions worth asking</source>
        <translation>Preguntas útiles</translation>
    </message>
    <message>
        <source>One on each line. They stand beside each version, to think with. Empty brings ours back.</source>
        <translation>Una en cada línea. Aparecen junto a cada versión, para pensar. Vacío trae otra vez las nuestras.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
</context>
<context>
    <name>SafeText</name>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Show all as plain text</source>
        <translation>Mostrar todo como texto simple</translation>
    </message>
    <message>
        <source>The whole text</source>
        <translation>Todo el texto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Key: {keys}</source>
        <translation>Tecla: {keys}</translation>
    </message>
</context>
<context>
    <name>SecretPanel</name>
    <message>
        <source>Passphrase forgotten?</source>
        <translation>¿Olvidaste la frase secreta?</translation>
    </message>
    <message>
        <source>PIN forgotten?</source>
        <translation>¿Olvidaste el PIN?</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Otra persona</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase secreta</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>That did not match.</source>
        <translation>No coincidió.</translation>
    </message>
</context>
<context>
    <name>Sent</name>
    <message>
        <source>Thank you. Your number is</source>
        <translation>Gracias. Tu número es</translation>
    </message>
    <message>
        <source>Print a slip</source>
        <translation>Imprimir un comprobante</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Your number is {number}</source>
        <translation>Tu número es {number}</translation>
    </message>
    <message>
        <source>Ask for {number} when you come back.</source>
        <translation>Pregunta por {number} cuando vuelvas.</translation>
    </message>
    <message>
        <source>The printer did not answer. Please write the number down.</source>
        <translation>La impresora no respondió. Anota el número, por favor.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Something went wrong inside Trellis, and this was not done.</source>
        <translation>Algo salió mal dentro de Trellis, y esto no se hizo.</translation>
    </message>
    <message>
        <source>Everything saved before is safe.</source>
        <translation>Todo lo guardado antes está a salvo.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, show the crash note to whoever looks after Trellis (see Help).</source>
        <translation>Inténtalo otra vez. Si vuelve a pasar, muestra la nota del fallo a quien se ocupa de Trellis (mira Ayuda).</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Deshecho</translation>
    </message>
    <message>
        <source>{title}, {done} of {of}</source>
        <translation>{title}, {done} de {of}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Not on the list? Ask a lead or an advisor to add you.</source>
        <translation>¿No estás en la lista? Pide a un líder o docente que te añada.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Station {letter} · saved on this computer</source>
        <translation>Puesto {letter} · guardado aquí</translation>
    </message>
    <message>
        <source>There is no passphrase yet. Another advisor opens People and sets it with you.</source>
        <translation>Todavía no hay frase secreta. Otro docente abre Personas y la pone contigo.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>SlipPreview</name>
    <message>
        <source>Slip {number}: {words}</source>
        <translation>Comprobante {number}: {words}</translation>
    </message>
</context>
<context>
    <name>SlipSheet</name>
    <message>
        <source>This computer has no printer Trellis could use.</source>
        <translation>Esta máquina no tiene una impresora que Trellis pueda usar.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save the slip</source>
        <translation>Guardar el comprobante</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Archivos PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Trellis made a mistake while opening the desk.</source>
        <translation>Trellis cometió un error al abrir la mesa.</translation>
    </message>
    <message>
        <source>The desk file was left as it is.</source>
        <translation>El archivo de la mesa quedó como estaba.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, show the crash note in {folder} to whoever looks after Trellis.</source>
        <translation>Inténtalo otra vez. Si vuelve a pasar, muestra la nota del fallo que está en {folder} a quien se ocupa de Trellis.</translation>
    </message>
    <message>
        <source>Open another desk</source>
        <translation>Abrir otra mesa</translation>
    </message>
    <message>
        <source>Desks (*.trellis);;All files (*)</source>
        <translation>Mesas (*.trellis);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Which backup?</source>
        <translation>¿Qué copia?</translation>
    </message>
    <message>
        <source>Backups (*.trellis);;All files (*)</source>
        <translation>Copias (*.trellis);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>Restaurando la copia…</translation>
    </message>
    <message>
        <source>{fault} If nobody restored a backup or copied the file, ask your advisor to verify the desk.</source>
        <translation>{fault} Si nadie restauró una copia ni copió el archivo, pide a tu docente que verifique la mesa.</translation>
    </message>
    <message>
        <source>Show the note</source>
        <translation>Mostrar la nota</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Trellis stopped by itself last time. Everything that was saved is in the desk, and the file was checked. What was being typed is kept as a draft, up to the last second.</source>
        <translation>La última vez Trellis se cerró solo. Todo lo guardado está en la mesa, y el archivo se comprobó. Lo que se estaba escribiendo quedó como borrador, hasta el último segundo.</translation>
    </message>
</context>
<context>
    <name>StoryView</name>
    <message>
        <source>Show earlier changes</source>
        <translation>Mostrar cambios anteriores</translation>
    </message>
</context>
<context>
    <name>SuggestField</name>
    <message numerus="yes">
        <source>%n suggestions; Down to reach them</source>
        <translation>
            <numerusform>%n sugerencia; Abajo para llegar a ella</numerusform>
            <numerusform>%n sugerencias; Abajo para llegar a ellas</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
</context>
<context>
    <name>TermFields</name>
    <message>
        <source>Fall term</source>
        <translation>Primer período</translation>
    </message>
    <message>
        <source>Name of the term</source>
        <translation>Nombre del período</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>A term needs a name.</source>
        <translation>Un período necesita un nombre.</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Nothing was written yet.</source>
        <translation>Todavía no se escribió nada.</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>Nadie indicado</translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier</source>
        <translation>
            <numerusform>Mostrar %n anterior</numerusform>
            <numerusform>Mostrar %n anteriores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketHead</name>
    <message>
        <source>+ tag</source>
        <translation>+ etiqueta</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Añadir una etiqueta</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>etiqueta</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Etiqueta nueva</translation>
    </message>
    <message>
        <source>opened {when} by {name}</source>
        <translation>abierto {when} por {name}</translation>
    </message>
    <message>
        <source>opened {when}</source>
        <translation>abierto {when}</translation>
    </message>
    <message>
        <source>room {room}</source>
        <translation>sala {room}</translation>
    </message>
    <message>
        <source>With {name}</source>
        <translation>Lo tiene {name}</translation>
    </message>
    <message>
        <source>Priority {word}</source>
        <translation>Prioridad {word}</translation>
    </message>
    <message>
        <source>Take the tag {tag} off</source>
        <translation>Quitar la etiqueta {tag}</translation>
    </message>
    <message>
        <source>In the trash since {when}. It can be restored.</source>
        <translation>En la papelera desde {when}. Se puede restaurar.</translation>
    </message>
    <message>
        <source>Duplicate of {number}</source>
        <translation>Duplicado de {number}</translation>
    </message>
    <message>
        <source>What fixed it</source>
        <translation>Qué lo arregló</translation>
    </message>
    <message>
        <source>What was learned</source>
        <translation>Qué se aprendió</translation>
    </message>
    <message>
        <source>Waiting for: {reason}</source>
        <translation>En espera de: {reason}</translation>
    </message>
    <message>
        <source>{said} · wakes {day}</source>
        <translation>{said} · vuelve {day}</translation>
    </message>
</context>
<context>
    <name>TicketList</name>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
</context>
<context>
    <name>TicketsPage</name>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>How tickets are shown</source>
        <translation>Cómo se muestran los tickets</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Tablero</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nada coincide</translation>
    </message>
    <message>
        <source>Take a filter or a word away to see more.</source>
        <translation>Quita un filtro o una palabra para ver más.</translation>
    </message>
    <message>
        <source>No open tickets</source>
        <translation>No hay tickets abiertos</translation>
    </message>
    <message>
        <source>What people bring to the desk shows up here.</source>
        <translation>Aquí aparece lo que la gente trae a la mesa.</translation>
    </message>
    <message>
        <source>You have no tickets</source>
        <translation>No tienes tickets</translation>
    </message>
    <message>
        <source>Claim one from Unclaimed: choose it and press C.</source>
        <translation>Toma uno de Libres: elígelo y pulsa C.</translation>
    </message>
    <message>
        <source>Every ticket has somebody</source>
        <translation>Cada ticket tiene a alguien</translation>
    </message>
    <message>
        <source>New ones show up here until claimed.</source>
        <translation>Los nuevos aparecen aquí hasta que alguien los tome.</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Nada en espera</translation>
    </message>
    <message>
        <source>Tickets that wait for parts or a reply come here.</source>
        <translation>Aquí vienen los tickets que esperan piezas o una respuesta.</translation>
    </message>
    <message>
        <source>Everybody was told</source>
        <translation>Ya se avisó a todos</translation>
    </message>
    <message>
        <source>Replies nobody was told of yet show up here.</source>
        <translation>Aquí aparecen las respuestas de las que nadie fue avisado.</translation>
    </message>
    <message>
        <source>No tickets yet</source>
        <translation>Todavía no hay tickets</translation>
    </message>
    <message>
        <source>The first one is logged with New ticket.</source>
        <translation>El primero se registra con Ticket nuevo.</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>La papelera está vacía</translation>
    </message>
    <message>
        <source>What is put here can be restored.</source>
        <translation>Lo que se pone aquí se puede restaurar.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Volver a la lista</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>On your bench</source>
        <translation>Entre manos</translation>
    </message>
    <message>
        <source>What needs you</source>
        <translation>Lo que te toca</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Te espera</translation>
    </message>
    <message>
        <source>Picked for you</source>
        <translation>Elegido para ti</translation>
    </message>
    <message>
        <source>My project</source>
        <translation>Mi proyecto</translation>
    </message>
    <message>
        <source>{number} claimed</source>
        <translation>{number} tomado</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Top bar</source>
        <translation>Barra superior</translation>
    </message>
    <message>
        <source>Search tickets, people, projects…</source>
        <translation>Buscar tickets, personas, proyectos…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Key: {keys}</source>
        <translation>Tecla: {keys}</translation>
    </message>
</context>
<context>
    <name>TopicChips</name>
    <message>
        <source>Topics…</source>
        <translation>Temas…</translation>
    </message>
    <message>
        <source>Correct topics, effort and gate</source>
        <translation>Corregir temas, esfuerzo y permiso</translation>
    </message>
    <message>
        <source>Key: {keys}</source>
        <translation>Tecla: {keys}</translation>
    </message>
    <message>
        <source>somebody on the team said so</source>
        <translation>lo dijo alguien del equipo</translation>
    </message>
    <message>
        <source>Topic {name}</source>
        <translation>Tema {name}</translation>
    </message>
    <message>
        <source>usual for its topics</source>
        <translation>lo habitual en sus temas</translation>
    </message>
    <message>
        <source>the usual</source>
        <translation>lo habitual</translation>
    </message>
    <message>
        <source>Effort {n}</source>
        <translation>Esfuerzo {n}</translation>
    </message>
    <message>
        <source>Needs admin rights</source>
        <translation>Requiere permiso de administrador</translation>
    </message>
    <message>
        <source>Needs safety training</source>
        <translation>Requiere formación en seguridad</translation>
    </message>
</context>
<context>
    <name>TopicsSheet</name>
    <message>
        <source>Topics, effort and gate</source>
        <translation>Temas, esfuerzo y permiso</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Add a topic</source>
        <translation>Añadir un tema</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>¿De qué trata?</translation>
    </message>
    <message>
        <source>Type to find a topic, Enter takes it.</source>
        <translation>Escribe para buscar un tema, Enter lo toma.</translation>
    </message>
    <message>
        <source>How much effort?</source>
        <translation>¿Cuánto esfuerzo?</translation>
    </message>
    <message>
        <source>What does it need?</source>
        <translation>¿Qué requiere?</translation>
    </message>
    <message>
        <source>As suggested</source>
        <translation>Lo sugerido</translation>
    </message>
    <message>
        <source>Topics of {number} saved</source>
        <translation>Temas de {number} guardados</translation>
    </message>
    <message>
        <source>As suggested: {n}</source>
        <translation>Sugerido: {n}</translation>
    </message>
    <message>
        <source>As suggested: {what}</source>
        <translation>Sugerido: {what}</translation>
    </message>
    <message>
        <source>Take the topic {name} off</source>
        <translation>Quitar el tema {name}</translation>
    </message>
    <message>
        <source>There is no topic “{words}”.</source>
        <translation>No existe el tema “{words}”.</translation>
    </message>
</context>
<context>
    <name>TransferPage</name>
    <message>
        <source>Import and export</source>
        <translation>Importar y exportar</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Import or export</source>
        <translation>Importar o exportar</translation>
    </message>
    <message>
        <source>Leads and advisors bring tickets in and out. Ask one of them.</source>
        <translation>Los líderes y docentes importan y exportan tickets. Pide ayuda a alguien.</translation>
    </message>
    <message>
        <source>1 ticket</source>
        <translation>1 ticket</translation>
    </message>
    <message>
        <source>{count} tickets</source>
        <translation>{count} tickets</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>What is safe</source>
        <translation>Qué está a salvo</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
</context>
<context>
    <name>Wait</name>
    <message>
        <source>You can try again in {time}.</source>
        <translation>Puedes intentarlo otra vez en {time}.</translation>
    </message>
</context>
<context>
    <name>WaitSheet</name>
    <message>
        <source>Wait for…</source>
        <translation>Poner en espera…</translation>
    </message>
    <message>
        <source>Set waiting</source>
        <translation>Poner en espera</translation>
    </message>
    <message>
        <source>What does it wait for?</source>
        <translation>¿Qué espera?</translation>
    </message>
    <message>
        <source>For example: parts, a reply.</source>
        <translation>Por ejemplo: piezas, una respuesta.</translation>
    </message>
    <message>
        <source>Wakes by itself on</source>
        <translation>Vuelve solo el</translation>
    </message>
    <message>
        <source>Wake-up day</source>
        <translation>Día en que vuelve</translation>
    </message>
    <message>
        <source>It is open for work again on that morning.</source>
        <translation>Esa mañana está otra vez abierto para trabajar.</translation>
    </message>
    <message>
        <source>{number} is waiting</source>
        <translation>{number} está en espera</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nada te espera.</translation>
    </message>
    <message>
        <source>and 1 more</source>
        <translation>y 1 más</translation>
    </message>
    <message>
        <source>and %n more</source>
        <translation>y %n más</translation>
    </message>
</context>
<context>
    <name>WayOut</name>
    <message>
        <source>PIN or passphrase</source>
        <translation>PIN o frase secreta</translation>
    </message>
    <message>
        <source>Leave counter mode</source>
        <translation>Salir del modo mostrador</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Volver al formulario</translation>
    </message>
    <message>
        <source>For the team</source>
        <translation>Para el equipo</translation>
    </message>
    <message>
        <source>Whoever started counter mode types their PIN or passphrase. Somebody else types their name too.</source>
        <translation>Quien inició el modo mostrador escribe su PIN o su frase secreta. Otra persona escribe también su nombre.</translation>
    </message>
    <message>
        <source>Name, if you did not start it</source>
        <translation>Nombre, si no lo iniciaste tú</translation>
    </message>
    <message>
        <source>That did not match.</source>
        <translation>No coincidió.</translation>
    </message>
    <message>
        <source>Something went wrong inside Trellis. Please try again.</source>
        <translation>Algo salió mal dentro de Trellis. Inténtalo otra vez.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Finishing: {title}</source>
        <translation>Terminando: {title}</translation>
    </message>
    <message>
        <source>Something went wrong inside Trellis.</source>
        <translation>Algo salió mal dentro de Trellis.</translation>
    </message>
    <message>
        <source>Closing the desk, with a backup…</source>
        <translation>Cerrando la mesa, con una copia…</translation>
    </message>
    <message>
        <source>Close Trellis</source>
        <translation>Cerrar Trellis</translation>
    </message>
</context>
<context>
    <name>WordsField</name>
    <message>
        <source>That is too long to paste here. Nothing was changed. Put it into a file and attach it.</source>
        <translation>Es demasiado largo para pegarlo aquí. No cambió nada. Ponlo en un archivo y adjúntalo.</translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>Log time</source>
        <translation>Anotar tiempo</translation>
    </message>
    <message>
        <source>Add a helper</source>
        <translation>Añadir ayudante</translation>
    </message>
    <message>
        <source>No time was logged yet.</source>
        <translation>Todavía no se anotó tiempo.</translation>
    </message>
    <message>
        <source>{when} · {name} · {time}</source>
        <translation>{when} · {name} · {time}</translation>
    </message>
    <message>
        <source>Take back the credit of {name}</source>
        <translation>Retirar la mención de {name}</translation>
    </message>
</context>
<context>
    <name>_Choice</name>
    <message>
        <source>Mine</source>
        <translation>Lo mío</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Lo suyo</translation>
    </message>
    <message>
        <source>{side}: {field}</source>
        <translation>{side}: {field}</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vacío)</translation>
    </message>
    <message>
        <source>Both of you changed this. Choose one.</source>
        <translation>Ambos cambiaron esto. Elige uno.</translation>
    </message>
</context>
<context>
    <name>_LineView</name>
    <message>
        <source>Trellis</source>
        <translation>Trellis</translation>
    </message>
</context>
</TS>

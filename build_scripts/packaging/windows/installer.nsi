; The Windows installer. Made by build_scripts/release/windows.py, which gives VERSION, SOURCE, OUTPUT and ICON, and
; SIGN, the command that signs the uninstaller, where there is one.
;
;   nms-bedside-setup.exe                     asks nothing of an administrator: into the user's own programs
;   nms-bedside-setup.exe /S                  the same in silence
;   nms-bedside-setup.exe /S /ALLUSERS        for everybody on this computer; needs administrator rights
;   ... /D=C:\Folder                          another folder; must be the last argument, without quotes
;   uninstall.exe /S                          removes it in silence; sessions of the users stay
;
; Exit codes: 0 good, 1 cancelled, 2 stopped with an error (not enough rights, files in use).

Target amd64-unicode
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define NAME "NMS Bedside"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\NMS Bedside"
Name "${NAME}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
!ifdef SIGN
  !uninstfinalize '${SIGN}'
!endif
InstallDir ""
Icon "${ICON}"
UninstallIcon "${ICON}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "CompanyName" "The NMS Bedside authors"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var everybody

!macro Scope un
Function ${un}Scope
  SetRegView 64
  ${If} $everybody == "1"
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
FunctionEnd
!macroend
!insertmacro Scope ""
!insertmacro Scope "un."

; A copy that waits without a window is asked to end. One that somebody reads is left alone: nothing is changed then.
; A running program can be renamed on Windows but not opened for writing, so that tells.
!macro StopIfOpen un
Function ${un}StopIfOpen
  ${IfNot} ${FileExists} "$INSTDIR\nms-bedside.exe"
    Return
  ${EndIf}
  ExecWait '"$INSTDIR\nms-bedside.exe" --quit'
  ${For} $1 1 20
    ClearErrors
    FileOpen $0 "$INSTDIR\nms-bedside.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      Return
    ${EndIf}
    Sleep 250
  ${Next}
  MessageBox MB_OK|MB_ICONSTOP "${NAME} is open, or you may not change it. Close it and start again." /SD IDOK
  SetErrorLevel 2
  Abort "${NAME} is open, or you may not change it."
FunctionEnd
!macroend
!insertmacro StopIfOpen ""
!insertmacro StopIfOpen "un."

Function .onInit
  StrCpy $everybody "0"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${IfNot} ${Errors}
    StrCpy $everybody "1"
    UserInfo::GetAccountType
    Pop $2
    ${If} $2 != "Admin"
      MessageBox MB_OK|MB_ICONSTOP "/ALLUSERS needs administrator rights. Without it, ${NAME} is installed for you alone." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
  Call Scope
  ${If} $INSTDIR == ""
    ${If} $everybody == "1"
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  ; Only what an earlier version installed is taken away, so that nothing of it is mixed with this one.
  Call StopIfOpen
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
    RMDir /r "$INSTDIR\_internal"
    RMDir /r "$INSTDIR\licences"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\nms-bedside.exe"
  WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\nms-bedside.exe"
  WriteRegStr SHCTX "${KEY}" "Publisher" "The NMS Bedside authors"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" $0
SectionEnd

Function un.onInit
  ; Which of the two it was is known from where its entry is.
  SetRegView 64
  StrCpy $everybody "0"
  ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    StrCpy $everybody "1"
  ${EndIf}
  Call un.Scope
FunctionEnd

Section Uninstall
  Call un.StopIfOpen
  Delete "$INSTDIR\nms-bedside.exe"
  Delete "$INSTDIR\nms-bedside-cli.exe"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey SHCTX "${KEY}"
SectionEnd

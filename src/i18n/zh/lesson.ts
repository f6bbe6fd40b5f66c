/** The first lesson: what to press and what it does. `<b>` holds the key. */
export const lesson = {
  title: '入门',
  of: '第 {{step}} 步，共 {{all}} 步',
  skip: '这一步跳过',
  end: '不学了',
  done: '好',
  step: {
    next: '程序找出了可疑的地方，还没动过一个字。按 <b>{{key}}</b> 到下一处建议。',
    accept: '右边写着它会读成什么、凭什么这样想。觉得对，按 <b>{{key}}</b> 照改。',
    undo: '改错了随时能收回：按 <b>{{key}}</b>。',
    dismiss: '不对的，按 <b>{{key}}</b> 说“不是”。说过的不会再来。',
    certain: '有把握的可以一次全改：按 <b>{{key}}</b>。一次撤销全部收回。',
    part: '自己动手：光标放在一段中间，按 <b>{{key}}</b> 从这里另起一段。',
    join: '再按 <b>{{key}}</b> 接回上一段。',
    tag: '标栏目：按 <b>{{key}}</b>，再按一个数字。',
    sign: '这一篇校完了，按 <b>{{key}}</b> 签名。第一次要先写下名字，再按一次。',
    end: '会了。<b>{{key}}</b> 找得到所有命令，F1 列出所有的键，导出在右上角。',
  },
} as const;
